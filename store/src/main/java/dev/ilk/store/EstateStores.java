package dev.ilk.store;

import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.RunStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.kernel.Ids;
import dev.ilk.store.database.Database;
import dev.ilk.store.estate.SqlFoundAccounts;
import dev.ilk.store.estate.SqlRuns;
import dev.ilk.store.estate.SqlSources;

/**
 * Other systems' accounts, behind the ports of the estate.
 *
 * @param sources the systems that are read
 * @param runs how they are read
 * @param accounts what was found
 */
public record EstateStores(SourceStore sources, RunStore runs, AccountStore accounts) {

  static EstateStores of(Database database, Ids ids) {
    return new EstateStores(
        new SqlSources(database), new SqlRuns(database, ids), new SqlFoundAccounts(database));
  }
}
