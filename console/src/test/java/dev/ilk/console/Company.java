package dev.ilk.console;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.approval.Deciding;
import dev.ilk.approval.MemoryApprovalStore;
import dev.ilk.approval.StoredRequests;
import dev.ilk.approval.Waiting;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.gate.AboutEstate;
import dev.ilk.gate.BeginCeremony;
import dev.ilk.gate.ChangePasskey;
import dev.ilk.gate.CloseSession;
import dev.ilk.gate.Command;
import dev.ilk.gate.DecideApproval;
import dev.ilk.gate.DecideRecovery;
import dev.ilk.gate.Delegate;
import dev.ilk.gate.Done;
import dev.ilk.gate.Elevations;
import dev.ilk.gate.Emergencies;
import dev.ilk.gate.EndDelegation;
import dev.ilk.gate.EndSessions;
import dev.ilk.gate.EndSignOn;
import dev.ilk.gate.EnrolPasskey;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListApprovals;
import dev.ilk.gate.ListOwnFindings;
import dev.ilk.gate.ListOwned;
import dev.ilk.gate.ListRecoveries;
import dev.ilk.gate.ListSessions;
import dev.ilk.gate.OpenSession;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadFactors;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.RequestRecovery;
import dev.ilk.gate.SelfReading;
import dev.ilk.gate.StepUp;
import dev.ilk.gate.Subjects;
import dev.ilk.gate.Surroundings;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.issue.factor.CeremonyBeginning;
import dev.ilk.issue.factor.Enrolling;
import dev.ilk.issue.factor.FactorsReading;
import dev.ilk.issue.factor.InMemoryFactors;
import dev.ilk.issue.factor.PasskeyChanging;
import dev.ilk.issue.factor.Recovering;
import dev.ilk.issue.factor.StoredFactors;
import dev.ilk.issue.session.InMemorySessions;
import dev.ilk.issue.session.OpenSessions;
import dev.ilk.issue.session.SessionClosing;
import dev.ilk.issue.session.SessionListing;
import dev.ilk.issue.session.SessionOpening;
import dev.ilk.issue.session.SessionsEnding;
import dev.ilk.issue.session.SignOnEnding;
import dev.ilk.issue.session.SteppingUp;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.human.InMemoryHumans;
import dev.ilk.prove.human.passkey.Enrolments;
import dev.ilk.prove.human.passkey.StepUps;
import dev.ilk.prove.human.session.Sessions;
import dev.ilk.prove.proof.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The registry of these tests: people, one agent, and the delegations they lend it. */
final class Company implements Surroundings {
  private static final Set<Class<?>> OF_FACTORS =
      Set.of(
          BeginCeremony.class,
          EnrolPasskey.class,
          ChangePasskey.class,
          ReadFactors.class,
          RequestRecovery.class);

  final MemoryApprovalStore approvals = new MemoryApprovalStore();
  private final StoredRequests requests = new StoredRequests(approvals, id -> Optional.empty());
  final InMemoryHumans humans = new InMemoryHumans();
  final InMemorySessions sessions = new InMemorySessions();
  final InMemoryFactors factors = new InMemoryFactors();
  final List<Delegation> delegations = new ArrayList<>();
  final Agent helper;
  final Ids ids;

  Company(Ids ids, Instant now) {
    this.ids = ids;
    this.helper =
        new Agent(
            ids.identity(),
            "prod-invoice-helper",
            Status.ACTIVE,
            new Environment("prod"),
            Tenant.SOLE,
            new Stewardship(
                new Team("payments"),
                "alice",
                Optional.empty(),
                "sorts invoices",
                Stewardship.Sensitivity.MEDIUM,
                "oidc-federation",
                Duration.ofMinutes(5),
                Set.of(),
                true,
                Optional.empty(),
                "ilk revoke",
                Optional.empty()),
            now,
            now.plus(Duration.ofDays(90)),
            Set.of("invoices:read"),
            "model-1");
  }

  @Override
  public Result<Target> target(Command<?> command, Proof proof) throws PartUnavailable {
    if (command instanceof DecideApproval decide) {
      return requests
          .target(decide.id())
          .map(Result::ok)
          .orElseGet(() ->
              Result.failed(
                  Problem.of(Problem.Kind.NOT_FOUND, "unknown_task", "there is no such request")));
    }
    StoredFactors facts = new StoredFactors(factors, factors, this::registered);
    if (command instanceof DecideRecovery decide) {
      return facts
          .recovery(decide.id())
          .map(Result::ok)
          .orElseGet(() ->
              Result.failed(
                  Problem.of(Problem.Kind.NOT_FOUND, "unknown_recovery", "there is none")));
    }
    if (proof instanceof Proof.OfHuman human && OF_FACTORS.contains(command.getClass())) {
      return Result.ok(facts.factors(human.actor(), human.provenAt()));
    }
    if (command instanceof AboutEstate) {
      return Result.ok(Target.of("Estate", "all"));
    }
    String kind =
        command instanceof Delegate || command instanceof EndDelegation ? "agent" : "human";
    return Result.ok(
        new Target(
            "Identity",
            proof.actor().id().value(),
            List.of(),
            Map.of(
                "kind", new Fact.Text(kind),
                "name", new Fact.Text(proof.actor().name()),
                "status", new Fact.Text("active"))));
  }

  private Optional<Actor> registered(Id.Identity id) {
    return humans.byId(id).map(human -> human);
  }

  Handlers handlers(Enrolments enrolments, StepUps stepUps) {
    Recovering recovering =
        new Recovering(factors, factors, this::registered, ids, Recovering.DEFAULT_WAIT);
    OpenSessions open = new OpenSessions(sessions, sessions);
    Subjects subjects = new Colleagues(humans);
    Handlers.Builder builder =
        Handlers.builder()
            .on(BeginCeremony.class, new CeremonyBeginning(enrolments::begin, stepUps::begin))
            .on(EnrolPasskey.class, new Enrolling(enrolments::finish, factors, factors))
            .on(ChangePasskey.class, new PasskeyChanging(factors))
            .on(ReadFactors.class, new FactorsReading(factors, factors))
            .on(StepUp.class, new SteppingUp(sessions))
            .on(RequestRecovery.class, recovering::request)
            .on(DecideRecovery.class, recovering::decide)
            .on(ListRecoveries.class, recovering::list)
            .on(OpenSession.class, new SessionOpening(sessions, ids, Duration.ofHours(12)))
            .on(CloseSession.class, new SessionClosing(sessions))
            .on(EndSignOn.class, new SignOnEnding(open))
            .on(EndSessions.class, new SessionsEnding(open, subjects))
            .on(
                ListSessions.class,
                new SessionListing(
                    open,
                    subjects,
                    (human, now, limit) -> List.of(),
                    Elevations.NONE,
                    Sessions.DEFAULT_IDLE))
            .on(ReadSelf.class, new SelfReading(Emergencies.NONE))
            .on(ReadIdentity.class, permit -> read(permit.command(), permit.proof().actor()))
            .on(
                Delegate.class,
                permit -> lend(permit.command(), permit.proof().actor(), permit.arrival().at()))
            .on(EndDelegation.class, permit -> end(permit.command()))
            .on(
                ListOwned.class,
                permit -> Result.ok(Handled.of(List.of(), permit.command().asked())))
            .on(
                ListOwnFindings.class,
                permit ->
                    Result.ok(
                        Handled.of(
                            new FindingPage(List.of(), Optional.empty()),
                            permit.command().asked())))
            .on(ListApprovals.class, new Waiting(approvals))
            .on(DecideApproval.class, new Deciding(approvals));
    Set<Class<?>> done =
        Set.of(
            BeginCeremony.class,
            EnrolPasskey.class,
            ChangePasskey.class,
            ReadFactors.class,
            StepUp.class,
            RequestRecovery.class,
            DecideRecovery.class,
            ListRecoveries.class,
            OpenSession.class,
            CloseSession.class,
            EndSessions.class,
            EndSignOn.class,
            ListSessions.class,
            ReadSelf.class,
            ReadIdentity.class,
            Delegate.class,
            EndDelegation.class,
            ListApprovals.class,
            ListOwned.class,
            ListOwnFindings.class,
            DecideApproval.class);
    for (Class<?> command : Command.class.getPermittedSubclasses()) {
      if (!done.contains(command)) {
        unused(builder, command);
      }
    }
    return builder.build();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void unused(Handlers.Builder builder, Class<?> command) {
    builder.on(
        (Class) command,
        (Handler)
            permit -> {
              throw new AssertionError("no page asks for this");
            });
  }

  private synchronized Result<Handled<ReadIdentity.View>> read(ReadIdentity command, Actor actor) {
    ReadIdentity.View view =
        new ReadIdentity.View(
            actor,
            "",
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.copyOf(delegations.reversed()),
            Map.of(helper.id(), helper.name()),
            Optional.empty(),
            Optional.empty());
    return Result.ok(Handled.of(view, command.asked()));
  }

  private synchronized Result<Handled<Delegation>> lend(
      Delegate asked, Actor grantor, Instant now) {
    if (!asked.agent().equals(helper.name())) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID, "agent_unknown", "no agent `" + asked.agent() + "` stands")
              .at("agent")
              .mend("look at `ilk identity ls --kind agent`"));
    }
    Delegation delegation =
        new Delegation(
            ids.delegation(),
            grantor.id(),
            helper.id(),
            helper.environment(),
            helper.tenant(),
            asked.audiences(),
            asked.scopes(),
            asked.purpose(),
            now,
            now.plus(asked.lasting()),
            false);
    delegations.add(delegation);
    return Result.ok(Handled.of(delegation, asked.asked()));
  }

  private synchronized Result<Handled<Done>> end(EndDelegation asked) {
    Id.Delegation id = asked.id();
    return delegations.removeIf(delegation -> delegation.id().equals(id))
        ? Result.ok(Handled.of(Done.DONE, asked.asked()))
        : Result.failed(
            Problem.of(Problem.Kind.NOT_FOUND, "unknown", "there is no such delegation"));
  }
}
