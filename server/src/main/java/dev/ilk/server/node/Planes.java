package dev.ilk.server.node;

import dev.ilk.actor.Issuers;
import dev.ilk.console.ConsoleSettings;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.kernel.Ids;
import dev.ilk.prove.agent.AgentPlane;
import dev.ilk.prove.federation.acme.TlsChallenge;
import dev.ilk.prove.federation.client.ClientAuthentication;
import dev.ilk.prove.federation.client.ClientRules;
import dev.ilk.prove.federation.client.JoinAuthentication;
import dev.ilk.prove.federation.issuer.Freshness;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.issuer.JsonDocuments;
import dev.ilk.prove.federation.issuer.Reach;
import dev.ilk.prove.federation.own.OwnTokens;
import dev.ilk.prove.federation.possession.Possession;
import dev.ilk.prove.federation.trust.Federation;
import dev.ilk.prove.federation.trust.ForeignDomains;
import dev.ilk.prove.human.Humans;
import dev.ilk.prove.human.LocalOperator;
import dev.ilk.prove.human.device.DeviceCookies;
import dev.ilk.prove.human.grant.AppDocuments;
import dev.ilk.prove.human.grant.GrantPlane;
import dev.ilk.prove.human.login.Accounts;
import dev.ilk.prove.human.login.BackChannel;
import dev.ilk.prove.human.login.Familiarity;
import dev.ilk.prove.human.login.Logins;
import dev.ilk.prove.human.passkey.Enrolments;
import dev.ilk.prove.human.passkey.PasskeyRules;
import dev.ilk.prove.human.passkey.StepUps;
import dev.ilk.prove.human.provider.ProviderClient;
import dev.ilk.prove.human.provider.ProviderHttp;
import dev.ilk.prove.human.sealed.SealedPlane;
import dev.ilk.prove.human.session.Bonds;
import dev.ilk.prove.human.session.Sessions;
import dev.ilk.prove.workload.AcmePlane;
import dev.ilk.prove.workload.Deployments;
import dev.ilk.prove.workload.WorkloadPlane;
import dev.ilk.registry.directory.Directory;
import dev.ilk.server.config.Settings;
import dev.ilk.store.Stores;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The planes of one node: how each kind proves itself. */
final class Planes implements AutoCloseable {
  private static final Duration CHALLENGE_TIMEOUT = Duration.ofSeconds(10);

  private final Reach reach;
  private final IssuerKeys issuerKeys;
  private final ProviderHttp providerHttp = new ProviderHttp();
  private final Possession possession;
  private final WorkloadPlane workloads;
  private final AcmePlane acme;
  private final TlsChallenge nameChallenge;
  private final AgentPlane agents;
  private final Optional<JsonDocuments> documents;
  private final KnownApps apps;
  private final GrantPlane grants;
  private final Sessions sessions;
  private final Logins logins;
  private final BackChannel backChannel;
  private final DeviceCookies devices;
  private final Clients clients;
  private final Enrolments enrolments;
  private final StepUps stepUps;
  private final LocalOperator operator;
  private final SealedPlane sealed;

  Planes(
      Settings settings,
      Issuers issuers,
      Published published,
      Revocations revocations,
      Directory directory,
      Registers registers,
      Possession possession,
      ForeignDomains domains,
      Deployments deployments,
      Stores stores,
      AcmeSecrets secrets,
      DeviceCookies devices,
      Ids ids) {
    this.devices = devices;
    this.clients = new Clients(settings.places());
    this.reach = reach(settings);
    this.issuerKeys = new IssuerKeys(reach, Freshness.USUAL, IssuerKeys.TIMEOUT, Optional.empty());
    Federation federation =
        new Federation(issuer -> directory.declarations().trust(issuer), issuerKeys, domains);
    OwnTokens own = new OwnTokens(issuers, published, revocations::takenBack);
    this.possession = possession;
    ClientAuthentication clients =
        new ClientAuthentication(
            () -> directory.declarations().clients(), issuerKeys, stores.usedProofs());
    this.workloads =
        new WorkloadPlane(
            issuers,
            federation,
            own,
            possession,
            clients,
            new JoinAuthentication(stores.certified().joined(), stores.usedProofs()),
            registers.workloads(),
            agent -> directory.declarations().processes(agent),
            published,
            deployments);
    this.acme =
        new AcmePlane(
            stores.certified().acmeAccounts(),
            registers.workloads(),
            secrets.nonces(),
            stores.usedProofs(),
            secrets.externalKeys(),
            deployments);
    this.nameChallenge = new TlsChallenge(reach, TlsChallenge.PORT, CHALLENGE_TIMEOUT);
    this.agents =
        new AgentPlane(
            issuers, federation, own, possession, registers.agents(), registers.delegations());
    Humans humans = registers.humans();
    this.documents =
        settings.appDocuments()
            ? Optional.of(new JsonDocuments(reach, IssuerKeys.TIMEOUT, Optional.empty()))
            : Optional.empty();
    this.apps =
        new KnownApps(
            directory,
            stores.apps(),
            documents.map(fetching -> new AppDocuments(fetching::fetch)),
            new ClientRules(reach));
    this.grants =
        new GrantPlane(
            issuers,
            apps,
            issuerKeys,
            stores.usedProofs(),
            possession,
            stores.grantLookup(),
            stores.devicePolls(),
            own,
            humans);
    this.sessions =
        new Sessions(
            stores.sessionLookup(),
            humans,
            settings.sessions().idle(),
            new Bonds(
                settings.sessions().bonds(), settings.places().places(), Optional.of(devices)));
    List<ProviderClient> providers =
        clients(settings, new ConsoleSettings(URI.create(issuers.base())));
    this.logins =
        new Logins(
            providers,
            stores.pendingLogins(),
            new Accounts(humans),
            new Familiarity(stores.familiar(), devices));
    this.backChannel = new BackChannel(providers, stores.signedOn(), humans, stores.usedProofs());
    PasskeyRules passkeys = settings.passkeys().rules(URI.create(issuers.base()));
    this.enrolments = new Enrolments(passkeys, stores.challenges(), stores.passkeyLookup(), ids);
    this.stepUps = new StepUps(passkeys, stores.challenges(), stores.passkeyLookup());
    this.operator = new LocalOperator(humans);
    this.sealed = new SealedPlane(stores.sealLookup(), humans);
  }

  private List<ProviderClient> clients(Settings settings, ConsoleSettings console) {
    return settings.providers().stream()
        .map(provider ->
            new ProviderClient(
                provider, console.callback(provider.name()), providerHttp, System::getenv))
        .toList();
  }

  static Reach reach(Settings settings) {
    return settings.privateIssuers() ? new Reach(true, true) : Reach.PUBLIC_ONLY;
  }

  Reach reach() {
    return reach;
  }

  TrustTrials trials() {
    return new TrustTrials(issuerKeys);
  }

  Possession possession() {
    return possession;
  }

  WorkloadPlane workloads() {
    return workloads;
  }

  AcmePlane acme() {
    return acme;
  }

  TlsChallenge nameChallenge() {
    return nameChallenge;
  }

  AgentPlane agents() {
    return agents;
  }

  KnownApps apps() {
    return apps;
  }

  GrantPlane grants() {
    return grants;
  }

  Sessions sessions() {
    return sessions;
  }

  Logins logins() {
    return logins;
  }

  DeviceCookies devices() {
    return devices;
  }

  Clients clients() {
    return clients;
  }

  BackChannel backChannel() {
    return backChannel;
  }

  Enrolments enrolments() {
    return enrolments;
  }

  StepUps stepUps() {
    return stepUps;
  }

  LocalOperator operator() {
    return operator;
  }

  SealedPlane sealed() {
    return sealed;
  }

  @Override
  public void close() {
    issuerKeys.close();
    documents.ifPresent(JsonDocuments::close);
    nameChallenge.close();
    providerHttp.close();
  }
}
