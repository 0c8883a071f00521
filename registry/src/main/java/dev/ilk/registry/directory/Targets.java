package dev.ilk.registry.directory;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.actor.TrustDomains;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.gate.AboutAuthority;
import dev.ilk.gate.AboutEstate;
import dev.ilk.gate.AboutIdentity;
import dev.ilk.gate.AboutRequests;
import dev.ilk.gate.AcceptFinding;
import dev.ilk.gate.AccessRequests;
import dev.ilk.gate.AddProvenance;
import dev.ilk.gate.AddSource;
import dev.ilk.gate.AddWebhook;
import dev.ilk.gate.AnswerChallenge;
import dev.ilk.gate.AnswerReview;
import dev.ilk.gate.ApplyPolicies;
import dev.ilk.gate.ApproveDeployment;
import dev.ilk.gate.Authorize;
import dev.ilk.gate.BeginCeremony;
import dev.ilk.gate.BeginElevation;
import dev.ilk.gate.BindGroup;
import dev.ilk.gate.CancelApproval;
import dev.ilk.gate.ChangeAcmeAccount;
import dev.ilk.gate.ChangePasskey;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.ChangeWebhook;
import dev.ilk.gate.CloseReview;
import dev.ilk.gate.CloseSession;
import dev.ilk.gate.Command;
import dev.ilk.gate.CorrectAccount;
import dev.ilk.gate.DecideApproval;
import dev.ilk.gate.DecideRecovery;
import dev.ilk.gate.Delegate;
import dev.ilk.gate.DrillBreakGlass;
import dev.ilk.gate.ElevationRequests;
import dev.ilk.gate.EndDelegation;
import dev.ilk.gate.EndElevation;
import dev.ilk.gate.EndFederation;
import dev.ilk.gate.EndGrant;
import dev.ilk.gate.EndSessions;
import dev.ilk.gate.EndSignOn;
import dev.ilk.gate.EnrolPasskey;
import dev.ilk.gate.EvaluateAccess;
import dev.ilk.gate.ExchangeToken;
import dev.ilk.gate.ExportRegistry;
import dev.ilk.gate.FactorFacts;
import dev.ilk.gate.FederateDomain;
import dev.ilk.gate.FetchBundle;
import dev.ilk.gate.IntrospectToken;
import dev.ilk.gate.IssueAccountKey;
import dev.ilk.gate.IssueCertificate;
import dev.ilk.gate.IssueJoinToken;
import dev.ilk.gate.IssueJwtSvid;
import dev.ilk.gate.IssueX509Svid;
import dev.ilk.gate.JoinAgent;
import dev.ilk.gate.LinkAccount;
import dev.ilk.gate.ListAccounts;
import dev.ilk.gate.ListApprovals;
import dev.ilk.gate.ListApps;
import dev.ilk.gate.ListDeployments;
import dev.ilk.gate.ListElevations;
import dev.ilk.gate.ListExpiring;
import dev.ilk.gate.ListFederations;
import dev.ilk.gate.ListFindings;
import dev.ilk.gate.ListGrants;
import dev.ilk.gate.ListIdentities;
import dev.ilk.gate.ListJoinedAgents;
import dev.ilk.gate.ListLinks;
import dev.ilk.gate.ListOwned;
import dev.ilk.gate.ListPolicyVersions;
import dev.ilk.gate.ListRecoveries;
import dev.ilk.gate.ListReviews;
import dev.ilk.gate.ListSessions;
import dev.ilk.gate.ListSources;
import dev.ilk.gate.ListWebhooks;
import dev.ilk.gate.Narrow;
import dev.ilk.gate.Offboard;
import dev.ilk.gate.OpenAcmeAccount;
import dev.ilk.gate.OpenBreakGlass;
import dev.ilk.gate.OpenSession;
import dev.ilk.gate.OrderCertificate;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.PlanMassChange;
import dev.ilk.gate.ProvisionGroup;
import dev.ilk.gate.ProvisionMachine;
import dev.ilk.gate.ProvisionPerson;
import dev.ilk.gate.ReadAccount;
import dev.ilk.gate.ReadAcmeAccount;
import dev.ilk.gate.ReadApproval;
import dev.ilk.gate.ReadAuthorization;
import dev.ilk.gate.ReadCryptography;
import dev.ilk.gate.ReadElevation;
import dev.ilk.gate.ReadFactors;
import dev.ilk.gate.ReadFederatedBundles;
import dev.ilk.gate.ReadGroups;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.gate.ReadMachines;
import dev.ilk.gate.ReadMassChange;
import dev.ilk.gate.ReadMeasures;
import dev.ilk.gate.ReadOrder;
import dev.ilk.gate.ReadPeople;
import dev.ilk.gate.ReadPolicies;
import dev.ilk.gate.ReadRecord;
import dev.ilk.gate.ReadReview;
import dev.ilk.gate.ReadRevocations;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.ReadTrace;
import dev.ilk.gate.ReadTrust;
import dev.ilk.gate.ReadUserInfo;
import dev.ilk.gate.ReclassifyAccounts;
import dev.ilk.gate.RedeemGrant;
import dev.ilk.gate.RegisterApp;
import dev.ilk.gate.RemoveApp;
import dev.ilk.gate.RemoveJoinedAgent;
import dev.ilk.gate.RemoveSource;
import dev.ilk.gate.ReplayElevation;
import dev.ilk.gate.ReportAction;
import dev.ilk.gate.ReportDeployment;
import dev.ilk.gate.RequestApproval;
import dev.ilk.gate.RequestElevation;
import dev.ilk.gate.RequestRecovery;
import dev.ilk.gate.Revoke;
import dev.ilk.gate.RevokeCertificate;
import dev.ilk.gate.RevokeToken;
import dev.ilk.gate.RotateKeys;
import dev.ilk.gate.RunDiscovery;
import dev.ilk.gate.RunMassChange;
import dev.ilk.gate.SealBreakGlass;
import dev.ilk.gate.SearchAccess;
import dev.ilk.gate.StartReview;
import dev.ilk.gate.StepUp;
import dev.ilk.gate.Surroundings;
import dev.ilk.gate.TakeMeasures;
import dev.ilk.gate.TryTrust;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import dev.ilk.registry.words.Prose;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a command touches, as policies see it. */
public final class Targets implements Surroundings {
  private static final Target REGISTRY = Target.of("Registry", "all");
  private static final Target PEOPLE = Target.of("People", "all");
  private static final Target ESTATE = Target.of("Estate", "all");
  private static final Target RECORD = Target.of("Record", "all");
  private static final Target WEBHOOKS = Target.of("Webhooks", "all");
  private static final Target REQUESTS = Target.of("AccessRequest", "all");
  private static final Target ELEVATIONS = Target.of("Elevation", "all");
  private static final Target RECOVERIES = Target.of("Recovery", "all");
  private static final Target SEARCH = Target.of("Search", "all");
  private static final Target CRYPTOGRAPHY = Target.of("Cryptography", "all");
  private static final Target POLICIES = Target.of("PolicySet", "all");

  private static final Target REVIEWS = Target.of("Review", "all");
  private static final Target MEASURES = Target.of("Measures", "all");

  private final Directory directory;
  private final ServiceTargets services;
  private final AccessRequests requests;
  private final ElevationRequests elevations;
  private final FactorFacts factors;

  /**
   * Builds the description of targets.
   *
   * @param directory what is registered
   * @param issuers the names of Ilk's own issuers
   * @param trustDomains the trust domain of each environment
   * @param requests what people are asked to approve
   * @param elevations the roles that people ask to take up
   * @param factors what people prove who they are with
   */
  public Targets(
      Directory directory,
      Issuers issuers,
      TrustDomains trustDomains,
      AccessRequests requests,
      ElevationRequests elevations,
      FactorFacts factors) {
    this.directory = directory;
    this.services = new ServiceTargets(directory, issuers, trustDomains);
    this.requests = requests;
    this.elevations = elevations;
    this.factors = factors;
  }

  @Override
  public Result<Target> target(Command<?> command, Proof proof) throws PartUnavailable {
    try {
      return switch (command) {
        case ExchangeToken exchange -> services.exchange(exchange, proof.actor());
        case IssueX509Svid issue -> services.trustDomain(issue.at(), proof.actor());
        case IssueJwtSvid issue -> services.trustDomain(issue.at(), proof.actor());
        case IssueAccountKey issue -> identity(issue.subject());
        case IssueJoinToken issue -> identity(issue.subject());
        case JoinAgent join -> services.trustDomain(join.at(), proof.actor());
        case ListJoinedAgents list -> whole(list.at());
        case RemoveJoinedAgent remove -> whole(remove.at());
        case OpenAcmeAccount open -> services.trustDomain(open.at(), proof.actor());
        case ReadAcmeAccount read -> services.trustDomain(read.at(), proof.actor());
        case ChangeAcmeAccount change -> services.trustDomain(change.at(), proof.actor());
        case OrderCertificate order -> services.trustDomain(order.at(), proof.actor());
        case ReadOrder read -> services.trustDomain(read.at(), proof.actor());
        case AnswerChallenge answer -> services.trustDomain(answer.at(), proof.actor());
        case IssueCertificate issue -> services.trustDomain(issue.at(), proof.actor());
        case RevokeCertificate revoke -> services.trustDomain(revoke.at(), proof.actor());
        case IntrospectToken introspect ->
            services.issuer(introspect.at(), introspect.plane().word());
        case RevokeToken revoke -> services.issuer(revoke.at(), revoke.plane().word());
        case RotateKeys rotate -> services.issuer(rotate.at(), rotate.ring().word());
        case AboutAuthority about -> services.issuer(about.at(), "x509-svid");
        case Revoke revoke -> revocable(revoke.what());
        case EvaluateAccess evaluate -> Result.ok(evaluate.resource());
        case ReportAction report -> Result.ok(report.resource());
        case SearchAccess search -> Result.ok(SEARCH);
        case FetchBundle fetch -> Result.ok(POLICIES);
        case RequestApproval request -> Result.ok(request.denied().resource());
        case ReadApproval read -> request(read.id());
        case CancelApproval cancel -> request(cancel.id());
        case DecideApproval decide -> request(decide.id());
        case ListApprovals list -> Result.ok(REQUESTS);
        case RequestElevation request -> Result.ok(Target.of("Role", request.role().name()));
        case BeginElevation begin -> elevation(begin.id());
        case EndElevation end -> elevation(end.id());
        case ReadElevation read -> elevation(read.id());
        case ListElevations list -> Result.ok(ELEVATIONS);
        case ReplayElevation replay -> Result.ok(RECORD);
        case SealBreakGlass seal -> Result.ok(Target.of("Seal", seal.name()));
        case OpenBreakGlass open -> Result.ok(Target.of("Seal", open.name()));
        case DrillBreakGlass drill -> Result.ok(Target.of("Seal", drill.name()));
        case OpenSession open -> Result.ok(IdentityTarget.of(proof.actor()));
        case CloseSession close -> Result.ok(IdentityTarget.of(proof.actor()));
        case ListSessions list -> own(list.of(), proof);
        case EndSignOn end -> Result.ok(IdentityTarget.of(proof.actor()));
        case EndSessions end -> own(end.whose(), proof);
        case ReadSelf read -> Result.ok(IdentityTarget.of(proof.actor()));
        case StepUp step -> Result.ok(IdentityTarget.of(proof.actor()));
        case BeginCeremony begin -> ownFactors(proof);
        case EnrolPasskey enrol -> ownFactors(proof);
        case ChangePasskey change -> ownFactors(proof);
        case ReadFactors read -> ownFactors(proof);
        case RequestRecovery request -> ownFactors(proof);
        case DecideRecovery decide -> recovery(decide.id());
        case ListRecoveries list -> Result.ok(RECOVERIES);
        case Delegate delegate -> identity("agent:" + delegate.agent());
        case EndDelegation end -> delegation(end.id());
        case ChangeRegistry change -> Result.ok(REGISTRY);
        case ExportRegistry export -> Result.ok(REGISTRY);
        case ListIdentities list -> Result.ok(REGISTRY);
        case ListOwned list -> Result.ok(IdentityTarget.of(proof.actor()));
        case ReadTrust read -> Result.ok(REGISTRY);
        case ReportDeployment report -> deployed(report.workload(), report.at());
        case ApproveDeployment approve -> deployed(approve.workload(), approve.at());
        case AddProvenance add -> deployed(add.workload(), add.at());
        case ListDeployments list -> Result.ok(REGISTRY);
        case TryTrust trial -> Result.ok(REGISTRY);
        case ReadPeople read -> Result.ok(PEOPLE);
        case ReadMachines read -> Result.ok(REGISTRY);
        case ProvisionMachine provision -> Result.ok(REGISTRY);
        case ProvisionPerson provision -> Result.ok(PEOPLE);
        case ReadGroups read -> Result.ok(PEOPLE);
        case ProvisionGroup provision -> Result.ok(PEOPLE);
        case BindGroup bind -> Result.ok(PEOPLE);
        case StartReview start -> Result.ok(REVIEWS);
        case ListReviews list -> Result.ok(REVIEWS);
        case ReadReview read -> Result.ok(Target.of("Review", read.id().value()));
        case AnswerReview answer -> Result.ok(Target.of("Review", answer.id().value()));
        case CloseReview close -> Result.ok(Target.of("Review", close.id().value()));
        case PlanMassChange plan -> Result.ok(REGISTRY);
        case RunMassChange run -> Result.ok(Target.of("MassChange", run.id().value()));
        case ReadMassChange read -> Result.ok(Target.of("MassChange", read.id().value()));
        case Narrow narrow -> identity(narrow.subject());
        case Offboard offboard -> identity("human:" + offboard.name());
        case ReadRevocations read -> Result.ok(REGISTRY);
        case AboutIdentity about -> identity(about.subject());
        case AboutRequests about -> team(about.team());
        case ListExpiring list -> team(list.team());
        case ReadIdentity read -> identity(read.subject());
        case AddSource add -> Result.ok(ESTATE);
        case RemoveSource remove -> Result.ok(ESTATE);
        case ListSources list -> Result.ok(ESTATE);
        case RunDiscovery run -> Result.ok(ESTATE);
        case ListAccounts list -> Result.ok(ESTATE);
        case ReadAccount read -> Result.ok(ESTATE);
        case CorrectAccount correct -> Result.ok(ESTATE);
        case ReclassifyAccounts again -> Result.ok(ESTATE);
        case ListFindings asked -> Result.ok(ESTATE);
        case ReadMeasures read -> Result.ok(MEASURES);
        case TakeMeasures take -> Result.ok(MEASURES);
        case AcceptFinding asked -> Result.ok(ESTATE);
        case ListLinks asked -> Result.ok(ESTATE);
        case LinkAccount asked -> Result.ok(ESTATE);
        case AboutEstate asked -> Result.ok(ESTATE);
        case AddWebhook add -> Result.ok(WEBHOOKS);
        case ListWebhooks list -> Result.ok(WEBHOOKS);
        case ChangeWebhook change -> Result.ok(WEBHOOKS);
        case ReadTrace trace -> Result.ok(RECORD);
        case ReadRecord read -> Result.ok(RECORD);
        case ReadCryptography read -> Result.ok(CRYPTOGRAPHY);
        case ApplyPolicies apply -> policies(apply.team());
        case ReadPolicies read -> Result.ok(POLICIES);
        case ListPolicyVersions list -> Result.ok(POLICIES);
        case ReadAuthorization read -> Result.ok(IdentityTarget.of(proof.actor()));
        case Authorize authorize -> services.access(authorize.request().access());
        case RedeemGrant redeem -> services.granted(proof);
        case ReadUserInfo read -> Result.ok(IdentityTarget.of(proof.actor()));
        case ListGrants list -> Result.ok(IdentityTarget.of(proof.actor()));
        case EndGrant end -> Result.ok(IdentityTarget.of(proof.actor()));
        case RegisterApp register -> services.issuer(register.at(), Kind.HUMAN.word());
        case RemoveApp remove -> services.issuer(remove.at(), Kind.HUMAN.word());
        case ListApps list -> services.issuer(list.at(), Kind.HUMAN.word());
        case FederateDomain federate -> whole(federate.at());
        case EndFederation end -> whole(end.at());
        case ListFederations list -> whole(list.at());
        case ReadFederatedBundles read -> services.trustDomain(read.at(), proof.actor());
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read", e);
    }
  }

  private Result<Target> request(Id.AccessRequest id) throws PartUnavailable {
    return requests
        .target(id)
        .map(Result::ok)
        .orElseGet(() ->
            Result.failed(
                Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "unknown_task",
                    "there is no access request `%s`".formatted(id.value()))));
  }

  private Result<Target> elevation(Id.Elevation id) throws PartUnavailable {
    return elevations
        .target(id)
        .map(Result::ok)
        .orElseGet(() ->
            Result.failed(
                Problem.of(
                        Problem.Kind.NOT_FOUND,
                        "elevation_unknown",
                        "there is no elevation `%s`".formatted(id.value()))
                    .mend("look at `ilk elevations list`")));
  }

  private Result<Target> ownFactors(Proof proof) throws PartUnavailable {
    return proof instanceof Proof.OfHuman human
        ? Result.ok(factors.factors(human.actor(), human.provenAt()))
        : refused("no_factors", "only people have factors", "");
  }

  private Result<Target> own(Optional<String> other, Proof proof) throws StoreUnavailable {
    return other.isEmpty()
        ? Result.ok(IdentityTarget.of(proof.actor()))
        : identity("human:" + other.get());
  }

  private Result<Target> recovery(Id.Recovery id) throws PartUnavailable {
    return factors
        .recovery(id)
        .map(Result::ok)
        .orElseGet(() ->
            Result.failed(
                Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "unknown_recovery",
                    "there is no recovery `%s`".formatted(id.value()))));
  }

  private Result<Target> policies(Optional<Team> team) throws StoreUnavailable {
    String name = ApplyPolicies.setName(team);
    if (team.isEmpty()) {
      return Result.ok(Target.of("PolicySet", name));
    }
    if (!directory.declarations().teams().contains(team.get())) {
      return refused(
          "team_unknown",
          "`%s` is no team".formatted(Prose.shown(team.get().name())),
          "declare it under `teams`, with `ilk apply`");
    }
    Fact.Ref owner = new Fact.Ref("Team", team.get().name());
    return Result.ok(new Target("PolicySet", name, List.of(owner), Map.of("owner", owner)));
  }

  private Result<Target> revocable(Revoke.Revocable what) throws StoreUnavailable {
    return switch (what) {
      case Revoke.OneToken(Id.Token id) -> Result.ok(Target.of("Token", id.value()));
      case Revoke.WholeIdentity(String subject) -> identity(subject);
      case Revoke.OneInstance(String name) -> Result.ok(Target.of("Instance", name));
      case Revoke.WholeIssuer(String issuer) -> Result.ok(Target.of("ForeignIssuer", issuer));
      case Revoke.WholeEnvironment(Environment environment) -> whole(environment);
    };
  }

  private Result<Target> whole(Environment environment) throws StoreUnavailable {
    return directory.declarations().environments().containsKey(environment)
        ? Result.ok(
            new Target(
                "Environment",
                environment.name(),
                List.of(),
                Map.of("environment", new Fact.Text(environment.name()))))
        : refused("environment_unknown", "`%s` is no environment".formatted(environment), "");
  }

  private Result<Target> delegation(Id.Delegation id) throws StoreUnavailable {
    return directory
        .lent(id)
        .map(lent ->
            Result.ok(
                new Target(
                    "Delegation",
                    id.value(),
                    List.of(environment(lent.environment())),
                    Map.of(
                        "grantor", new Fact.Text(lent.grantor().value()),
                        "agent", new Fact.Text(lent.agent().value()),
                        "environment", new Fact.Text(lent.environment().name()),
                        "tenant", new Fact.Text(lent.tenant().name())))))
        .orElseGet(() -> Result.failed(unknown(id.value())));
  }

  /** Told of the workload: who may deploy it is said of it, as who may revoke it is. */
  private Result<Target> deployed(String name, Environment at) throws StoreUnavailable {
    return directory
        .workload(name)
        .filter(workload -> workload.environment().equals(at))
        .map(workload -> Result.ok(IdentityTarget.of(workload)))
        .orElseGet(() -> Result.failed(unknown("workload:" + name)));
  }

  private Result<Target> identity(String name) throws StoreUnavailable {
    Optional<Id.Identity> id = Ids.parse(Id.Identity.PREFIX, Id.Identity::new, name);
    Optional<Actor> actor = id.isPresent() ? directory.identity(id.get()) : directory.subject(name);
    return actor
        .map(a -> Result.ok(IdentityTarget.of(a)))
        .orElseGet(() -> Result.failed(unknown(name)));
  }

  /** The registry, or of a team its part. */
  private static Result<Target> team(Optional<Team> team) {
    return Result.ok(
        team.map(one -> new Fact.Ref("Team", one.name()))
            .map(owner -> new Target("Registry", owner.id(), List.of(), Map.of("owner", owner)))
            .orElse(REGISTRY));
  }

  static Fact.Ref environment(Environment environment) {
    return new Fact.Ref("Environment", environment.name());
  }

  static Fact texts(Set<String> values) {
    return new Fact.Many(values.stream().<Fact>map(Fact.Text::new).toList());
  }

  private static Problem unknown(String name) {
    return Problem.of(
            Problem.Kind.NOT_FOUND,
            "unknown",
            "`%s` is not registered".formatted(Prose.shown(name)))
        .mend("look at `ilk identity ls`");
  }

  static <T> Result<T> refused(String code, String message, String remedy) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, code, message).mend(remedy));
  }
}
