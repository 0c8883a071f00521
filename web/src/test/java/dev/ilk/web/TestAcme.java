package dev.ilk.web;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Actor;
import dev.ilk.actor.DnsName;
import dev.ilk.actor.Environment;
import dev.ilk.gate.AnswerChallenge;
import dev.ilk.gate.CertificateOrder;
import dev.ilk.gate.ChangeAcmeAccount;
import dev.ilk.gate.Command;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.IssueAccountKey;
import dev.ilk.gate.IssueCertificate;
import dev.ilk.gate.OpenAcmeAccount;
import dev.ilk.gate.OrderCertificate;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadAcmeAccount;
import dev.ilk.gate.ReadOrder;
import dev.ilk.gate.RevokeCertificate;
import dev.ilk.gate.Subjects;
import dev.ilk.issue.acme.AccountKeys;
import dev.ilk.issue.acme.Accounts;
import dev.ilk.issue.acme.CertificateIssuing;
import dev.ilk.issue.acme.CertificateRevoking;
import dev.ilk.issue.acme.ChallengeAnswering;
import dev.ilk.issue.acme.MemoryAcme;
import dev.ilk.issue.acme.Orders;
import dev.ilk.issue.acme.Renewals;
import dev.ilk.issue.svid.Authorities;
import dev.ilk.issue.svid.ServerCertificates;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.keys.DerivedMac;
import dev.ilk.keys.possession.ExternalAccountKeys;
import dev.ilk.keys.possession.OneTimeNonces;
import dev.ilk.prove.federation.acme.AcmeAccounts;
import dev.ilk.prove.federation.possession.UsedProofs;
import dev.ilk.prove.workload.AcmePlane;
import dev.ilk.prove.workload.Deployments;
import dev.ilk.web.acme.AcmeDoorway;
import dev.ilk.web.http.Doorway;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that stands behind the ACME doors in tests, over a store in memory. */
final class TestAcme {
  static final Set<Class<? extends Command<?>>> COMMANDS =
      Set.of(
          IssueAccountKey.class,
          OpenAcmeAccount.class,
          ReadAcmeAccount.class,
          ChangeAcmeAccount.class,
          OrderCertificate.class,
          ReadOrder.class,
          AnswerChallenge.class,
          IssueCertificate.class,
          RevokeCertificate.class);

  final MemoryAcme store = new MemoryAcme();
  final ExternalAccountKeys externalKeys = new ExternalAccountKeys(DerivedMac.ephemeral());

  /** What runs of workloads that must be attested. */
  final Map<String, Deployments.Demanded> running = new HashMap<>();

  /** Which names the registry assigns. */
  final List<DnsName> names = new ArrayList<>();

  /** What is found where a name leads. */
  volatile Optional<Problem> challenge = Optional.empty();

  private final Renewals renewals = new Renewals(store);
  private final AcmePlane plane;
  private final InstantSource clock;

  TestAcme(Map<String, Actor> actors, UsedProofs used, InstantSource clock) {
    this.clock = clock;
    this.plane =
        new AcmePlane(
            accounts(),
            Registry.workloads(actors),
            new OneTimeNonces(DerivedMac.ephemeral()),
            used,
            externalKeys,
            name -> Optional.ofNullable(running.get(name)));
  }

  private AcmeAccounts accounts() {
    return new AcmeAccounts() {
      @Override
      public Optional<AcmeAccount> account(AcmeId.Account id) {
        return store.account(id);
      }

      @Override
      public Optional<AcmeAccount> keyed(Environment at, String thumbprint) {
        return store.keyed(at, thumbprint);
      }

      @Override
      public Optional<ExternalKey> externalKey(AcmeId.ExternalKey id) {
        return store
            .key(id)
            .map(key ->
                new ExternalKey(
                    key.id(), key.environment(), key.holder(), key.expires(), key.used()));
      }

      @Override
      public Optional<Certified> certified(Environment at, String serial) {
        return store
            .certified(at, serial)
            .map(order -> new Certified(order.holder(), chain(order)));
      }
    };
  }

  private static String chain(CertificateOrder order) {
    return order.certificate().orElseThrow().chain();
  }

  AcmeDoorway doorway(Doorway doorway) {
    return new AcmeDoorway(
        doorway,
        TestIlk.ISSUERS.base(),
        plane,
        new AcmeDoorway.Publications() {
          @Override
          public boolean serves(Environment environment) {
            return environment.equals(TestIlk.PROD);
          }

          @Override
          public Optional<AcmeDoorway.Window> renewal(Environment environment, String serial)
              throws PartUnavailable {
            return renewals
                .of(environment, serial)
                .map(window -> new AcmeDoorway.Window(window.start(), window.end()));
          }
        });
  }

  Handlers.Builder handlers(Handlers.Builder others, Subjects subjects, Authorities authorities) {
    Accounts accounts = new Accounts(store, clock);
    Orders orders = new Orders(accounts, store, workload -> List.copyOf(names), clock);
    return others
        .on(
            IssueAccountKey.class,
            new AccountKeys(TestIlk.ISSUERS, subjects, store, externalKeys, clock))
        .on(OpenAcmeAccount.class, accounts::open)
        .on(ReadAcmeAccount.class, accounts::read)
        .on(ChangeAcmeAccount.class, accounts::change)
        .on(OrderCertificate.class, orders::order)
        .on(ReadOrder.class, orders::read)
        .on(
            AnswerChallenge.class,
            new ChallengeAnswering(orders, (name, authorization) -> challenge, clock))
        .on(
            IssueCertificate.class,
            new CertificateIssuing(
                orders, workload -> List.copyOf(names), new ServerCertificates(authorities), clock))
        .on(RevokeCertificate.class, new CertificateRevoking(store, clock));
  }

  /** A key with which an account can be opened for a workload. */
  AcmeId.ExternalKey externalKey(Id.Identity holder) {
    AcmeId.ExternalKey id = new AcmeId.ExternalKey("eak_" + "%032x".formatted(counter++));
    store.addKey(id, TestIlk.PROD, holder, clock.instant().plusSeconds(3600));
    return id;
  }

  private int counter;
}
