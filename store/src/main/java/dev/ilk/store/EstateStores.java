package dev.ilk.store;

import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.FindingStore;
import dev.ilk.estate.stored.LinkStore;
import dev.ilk.estate.stored.RunStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.kernel.Ids;
import dev.ilk.migration.SecretStore;
import dev.ilk.store.database.Database;
import dev.ilk.store.estate.SqlFindings;
import dev.ilk.store.estate.SqlFoundAccounts;
import dev.ilk.store.estate.SqlLinks;
import dev.ilk.store.estate.SqlRuns;
import dev.ilk.store.estate.SqlSources;
import dev.ilk.store.migration.SqlSecretStore;

/**
 * Other systems' accounts, behind the ports of the estate.
 *
 * @param sources the systems that are read
 * @param runs how they are read
 * @param accounts what was found
 * @param findings what is wrong with it
 * @param links whose it is, and what it hangs on
 * @param secrets what of it is static, and how far its replacement is
 */
public record EstateStores(
    SourceStore sources,
    RunStore runs,
    AccountStore accounts,
    FindingStore findings,
    LinkStore links,
    SecretStore secrets) {

  static EstateStores of(Database database, Ids ids) {
    return new EstateStores(
        new SqlSources(database),
        new SqlRuns(database, ids),
        new SqlFoundAccounts(database),
        new SqlFindings(database),
        new SqlLinks(database),
        new SqlSecretStore(database));
  }
}
