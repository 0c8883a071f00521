package dev.ilk.store;

import dev.ilk.deployment.Runs;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.ClientUses;
import dev.ilk.estate.stored.FindingStore;
import dev.ilk.estate.stored.LeakStore;
import dev.ilk.estate.stored.LinkStore;
import dev.ilk.estate.stored.OwnerClues;
import dev.ilk.estate.stored.OwnerStore;
import dev.ilk.estate.stored.RunStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.kernel.Ids;
import dev.ilk.measure.stored.Holdings;
import dev.ilk.measure.stored.MeasureStore;
import dev.ilk.migration.BurndownStore;
import dev.ilk.migration.SecretStore;
import dev.ilk.migration.TrancheStore;
import dev.ilk.registry.graph.StandingStore;
import dev.ilk.store.database.Database;
import dev.ilk.store.deployment.SqlNodes;
import dev.ilk.store.estate.SqlClientUses;
import dev.ilk.store.estate.SqlFindings;
import dev.ilk.store.estate.SqlFoundAccounts;
import dev.ilk.store.estate.SqlLeaks;
import dev.ilk.store.estate.SqlLinks;
import dev.ilk.store.estate.SqlOwnerClues;
import dev.ilk.store.estate.SqlOwners;
import dev.ilk.store.estate.SqlRuns;
import dev.ilk.store.estate.SqlSources;
import dev.ilk.store.measure.SqlHoldings;
import dev.ilk.store.measure.SqlMeasures;
import dev.ilk.store.migration.SqlBurndown;
import dev.ilk.store.migration.SqlSecretStore;
import dev.ilk.store.migration.SqlTrancheStore;
import dev.ilk.store.registry.IdentityTies;

/**
 * Other systems' accounts, behind the ports of the estate.
 *
 * @param sources the systems that are read
 * @param runs how they are read
 * @param accounts what was found
 * @param findings what is wrong with it
 * @param links whose it is, and what it hangs on
 * @param standings which identities stand to what by name
 * @param nodes what runs on machines
 * @param clientUses from where clients came
 * @param leaks what of it leaked
 * @param ownerClues what clones tell of who answers for what
 * @param owners who may answer for it
 * @param secrets what of it is static, and how far its replacement is
 * @param tranches which of that is replaced together
 * @param burndown how much of it there was
 * @param holdings how much of it there is, and of whom
 * @param measures what was counted of it, and of the record
 */
public record EstateStores(
    SourceStore sources,
    RunStore runs,
    AccountStore accounts,
    FindingStore findings,
    LinkStore links,
    StandingStore standings,
    Runs nodes,
    ClientUses clientUses,
    LeakStore leaks,
    OwnerClues ownerClues,
    OwnerStore owners,
    SecretStore secrets,
    TrancheStore tranches,
    BurndownStore burndown,
    Holdings holdings,
    MeasureStore measures) {

  static EstateStores of(Database database, Ids ids) {
    return new EstateStores(
        new SqlSources(database),
        new SqlRuns(database, ids),
        new SqlFoundAccounts(database),
        new SqlFindings(database),
        new SqlLinks(database),
        new IdentityTies(database),
        new SqlNodes(database),
        new SqlClientUses(database),
        new SqlLeaks(database),
        new SqlOwnerClues(database),
        new SqlOwners(database),
        new SqlSecretStore(database),
        new SqlTrancheStore(database),
        new SqlBurndown(database),
        new SqlHoldings(database),
        new SqlMeasures(database));
  }
}
