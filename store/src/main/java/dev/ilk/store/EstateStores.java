package dev.ilk.store;

import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.FindingStore;
import dev.ilk.estate.stored.LinkStore;
import dev.ilk.estate.stored.RunStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.kernel.Ids;
import dev.ilk.store.database.Database;
import dev.ilk.store.estate.SqlFindings;
import dev.ilk.store.estate.SqlFoundAccounts;
import dev.ilk.store.estate.SqlLinks;
import dev.ilk.store.estate.SqlRuns;
import dev.ilk.store.estate.SqlSources;

/**
 * Other systems' accounts, behind the ports of the estate.
 *
 * @param sources the systems that are read
 * @param runs how they are read
 * @param accounts what was found
 * @param findings what is wrong with it
 * @param links whose it is, and what it hangs on
 */
public record EstateStores(
    SourceStore sources,
    RunStore runs,
    AccountStore accounts,
    FindingStore findings,
    LinkStore links) {

  static EstateStores of(Database database, Ids ids) {
    return new EstateStores(
        new SqlSources(database),
        new SqlRuns(database, ids),
        new SqlFoundAccounts(database),
        new SqlFindings(database),
        new SqlLinks(database));
  }
}
