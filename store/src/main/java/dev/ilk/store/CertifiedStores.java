package dev.ilk.store;

import dev.ilk.issue.acme.AccountStore;
import dev.ilk.issue.acme.OrderStore;
import dev.ilk.issue.join.JoinStore;
import dev.ilk.prove.federation.acme.AcmeAccounts;
import dev.ilk.prove.federation.client.JoinedAgents;
import dev.ilk.store.acme.SqlAccounts;
import dev.ilk.store.acme.SqlOrders;
import dev.ilk.store.database.Database;
import dev.ilk.store.join.SqlJoins;

/**
 * Who orders certificates by ACME, and which SPIFFE agents joined by a token.
 *
 * @param accounts accounts with the ACME servers, as they are opened and changed
 * @param acmeAccounts the same accounts, as requests are proven by them
 * @param orders orders of certificates
 * @param joins agents, as they join and are removed
 * @param joined the same agents, as they are proven
 */
public record CertifiedStores(
    AccountStore accounts,
    AcmeAccounts acmeAccounts,
    OrderStore orders,
    JoinStore joins,
    JoinedAgents joined) {

  static CertifiedStores of(Database database) {
    return new CertifiedStores(
        new SqlAccounts(database),
        new SqlAccounts(database),
        new SqlOrders(database),
        new SqlJoins(database),
        new SqlJoins(database));
  }
}
