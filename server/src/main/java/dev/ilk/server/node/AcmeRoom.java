package dev.ilk.server.node;

import dev.ilk.actor.DnsName;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Workload;
import dev.ilk.gate.AnswerChallenge;
import dev.ilk.gate.ChangeAcmeAccount;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.IssueAccountKey;
import dev.ilk.gate.IssueCertificate;
import dev.ilk.gate.OpenAcmeAccount;
import dev.ilk.gate.OrderCertificate;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadAcmeAccount;
import dev.ilk.gate.ReadOrder;
import dev.ilk.gate.RevokeCertificate;
import dev.ilk.issue.acme.AccountKeys;
import dev.ilk.issue.acme.Accounts;
import dev.ilk.issue.acme.CertificateIssuing;
import dev.ilk.issue.acme.CertificateRevoking;
import dev.ilk.issue.acme.ChallengeAnswering;
import dev.ilk.issue.acme.Orders;
import dev.ilk.issue.svid.Authorities;
import dev.ilk.issue.svid.ServerCertificates;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.possession.ExternalAccountKeys;
import dev.ilk.prove.federation.acme.TlsChallenge;
import dev.ilk.registry.directory.Directory;
import dev.ilk.store.Stores;
import java.time.InstantSource;
import java.util.List;

/** What stands behind the ACME doors of one node. */
final class AcmeRoom {
  private final Issuers issuers;
  private final Directory directory;
  private final Authorities authorities;
  private final Stores stores;
  private final TlsChallenge challenge;
  private final ExternalAccountKeys externalKeys;
  private final InstantSource clock;

  AcmeRoom(
      Issuers issuers,
      Directory directory,
      Authorities authorities,
      Stores stores,
      Planes planes,
      AcmeSecrets secrets,
      InstantSource clock) {
    this.issuers = issuers;
    this.directory = directory;
    this.authorities = authorities;
    this.stores = stores;
    this.challenge = planes.nameChallenge();
    this.externalKeys = secrets.externalKeys();
    this.clock = clock;
  }

  Handlers.Builder handlers(Handlers.Builder others) {
    Accounts accounts = new Accounts(stores.certified().accounts(), clock);
    Orders orders = new Orders(accounts, stores.certified().orders(), this::names, clock);
    ServerCertificates certificates = new ServerCertificates(authorities);
    return others
        .on(
            IssueAccountKey.class,
            new AccountKeys(issuers, directory, stores.certified().accounts(), externalKeys, clock))
        .on(OpenAcmeAccount.class, accounts::open)
        .on(ReadAcmeAccount.class, accounts::read)
        .on(ChangeAcmeAccount.class, accounts::change)
        .on(OrderCertificate.class, orders::order)
        .on(ReadOrder.class, orders::read)
        .on(AnswerChallenge.class, new ChallengeAnswering(orders, challenge::objection, clock))
        .on(
            IssueCertificate.class,
            new CertificateIssuing(orders, this::names, certificates, clock))
        .on(RevokeCertificate.class, new CertificateRevoking(stores.certified().orders(), clock));
  }

  private List<DnsName> names(Workload workload) throws PartUnavailable {
    try {
      return directory.declarations().names(workload.name());
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the names cannot be read", e);
    }
  }

  /** Orders are kept a while longer, for whoever asks when to renew. */
  void prune() throws StoreUnavailable {
    stores.certified().accounts().pruneKeys(clock.instant());
    stores.certified().orders().prune(clock.instant().minus(CertificateIssuing.LIFE));
  }
}
