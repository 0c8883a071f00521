package dev.ilk.elevation;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.approval.Deciding;
import dev.ilk.approval.MemoryApprovalStore;
import dev.ilk.approval.StoredRequests;
import dev.ilk.decide.CedarDecider;
import dev.ilk.decide.Policies;
import dev.ilk.decide.PolicyText;
import dev.ilk.decide.Target;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.BeginElevation;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.Command;
import dev.ilk.gate.DecideApproval;
import dev.ilk.gate.ElevationAnswer;
import dev.ilk.gate.ElevationState;
import dev.ilk.gate.EndElevation;
import dev.ilk.gate.Gate;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListElevations;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Objections;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadElevation;
import dev.ilk.gate.RequestElevation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.human.HumanProof;
import dev.ilk.record.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People who take up roles, at a gate with Ilk's own policies and a few of a company. */
final class Office {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  /** Who may take up what in this company. */
  private static final String POLICIES =
      """
      @id("platform-may-be-dba")
      permit (principal in Team::"platform", action == Action::"Elevate", resource == Role::"dba");

      @id("dba-by-two")
      @reason("the database is opened by two others")
      @needs("approval sre, approval team:payments")
      forbid (principal, action == Action::"Elevate", resource == Role::"dba");

      @id("platform-may-be-reader")
      permit (principal in Team::"platform", action == Action::"Elevate", resource == Role::"reader");

      @id("reader-with-key")
      @reason("reading takes a key")
      @needs("step-up phr")
      forbid (principal, action == Action::"Elevate", resource == Role::"reader")
      unless { context.proof.assurance == "phr" };

      @id("reader-late")
      @reason("long reading takes an approval")
      @needs("approval sre")
      forbid (principal, action == Action::"Elevate", resource == Role::"reader")
      when { context.lasting > duration("1h") };
      """;

  Instant now = NOW;
  final Ids ids = new Ids(() -> now);
  final MemoryElevationStore store = new MemoryElevationStore();
  final MemoryApprovalStore approvals = new MemoryApprovalStore();
  final ActiveElevations active = new ActiveElevations(store);
  final List<Event> events = java.util.Collections.synchronizedList(new ArrayList<>());
  final Map<Id.Identity, Actor> people = new HashMap<>();
  final Human ada = human("ada", "platform");
  final Human bob = human("bob", "platform", "sre");
  final Human pia = human("pia", "payments");
  final Human olga = human("olga", "ops", "operator");
  final Human otto = human("otto", "ops", "operator");

  private final Showing showing = new Showing(store, approvals);
  private final StoredRequests requests =
      new StoredRequests(approvals, id -> Optional.ofNullable(people.get(id)));
  private final CedarDecider decider =
      new CedarDecider(
          ((Result.Ok<Policies>)
                  Policies.compile(List.of(new PolicyText("office.cedar", POLICIES)), "1"))
              .value());
  private final Gate gate =
      new Gate(
          Objections.NONE,
          active,
          decider,
          (command, proof) -> target(command),
          handlers(),
          event -> {
            events.add(event);
            return events.size();
          },
          new Minutes(ids, "node-1"));

  Human human(String name, String team, String... roles) {
    Human human =
        new Human(
            ids.identity(),
            name,
            Human.Subtype.EMPLOYEE,
            Status.ACTIVE,
            NOW,
            Optional.empty(),
            new Human.ProviderAccount("corp", Optional.empty(), name + "@acme.example"),
            Set.of(new Team(team)),
            Set.copyOf(List.of(roles).stream().map(Role::new).toList()),
            new Human.Profile(name, "", ""));
    people.put(human.id(), human);
    return human;
  }

  private Result<Target> target(Command<?> command) throws PartUnavailable {
    return switch (command) {
      case RequestElevation asked -> Result.ok(Target.of("Role", asked.role().name()));
      case BeginElevation begin -> elevation(begin.id());
      case EndElevation end -> elevation(end.id());
      case ReadElevation read -> elevation(read.id());
      case DecideApproval decide -> Result.ok(requests.target(decide.id()).orElseThrow());
      default -> Result.ok(Target.of("Registry", "all"));
    };
  }

  private Result<Target> elevation(Id.Elevation id) throws PartUnavailable {
    return showing.target(id).map(Result::ok).orElseGet(Refusals::unknown);
  }

  private Handlers handlers() {
    Handlers.Builder handlers =
        Handlers.builder()
            .on(RequestElevation.class, seen(new Elevating(store, approvals, decider, ids)))
            .on(
                BeginElevation.class,
                seen(
                    new Beginning(
                        store,
                        approvals,
                        requests,
                        id -> Optional.ofNullable(people.get(id)),
                        decider,
                        ids)))
            .on(EndElevation.class, seen(new Ending(store, approvals)))
            .on(ReadElevation.class, showing::read)
            .on(ListElevations.class, showing::list)
            .on(DecideApproval.class, new Deciding(approvals))
            .on(
                ChangeRegistry.class,
                permit ->
                    Result.ok(
                        Handled.of(
                            new ChangeRegistry.Changes(List.of(), 1, List.of()),
                            permit.command().asked())));
    Set<Class<?>> real =
        Set.of(
            RequestElevation.class,
            BeginElevation.class,
            EndElevation.class,
            ReadElevation.class,
            ListElevations.class,
            DecideApproval.class,
            ChangeRegistry.class);
    for (Class<?> command : Command.class.getPermittedSubclasses()) {
      if (!real.contains(command)) {
        none(handlers, command);
      }
    }
    return handlers.build();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void none(Handlers.Builder handlers, Class<?> command) {
    handlers.on((Class) command, (Handler) permit -> Refusals.unknown());
  }

  /** As a node that reads its own changes before it answers. */
  private <C extends Command<R>, R> Handler<C, R> seen(Handler<C, R> handler) {
    return permit -> {
      Result<Handled<R>> result = handler.act(permit);
      try {
        active.refresh(now);
      } catch (dev.ilk.kernel.StoreUnavailable e) {
        throw new PartUnavailable("elevations cannot be read", e);
      }
      return result;
    };
  }

  <C extends Command<R>, R> Outcome<R> pass(Human human, String assurance, C command) {
    HumanProof proof =
        new HumanProof(
            human,
            "session",
            "https://idp.example",
            now,
            now,
            now.plus(Duration.ofHours(8)),
            Optional.empty(),
            Optional.empty(),
            assurance,
            List.of(),
            "");
    return gate.pass(
        new Arrival(ids.correlation(), now, "console", "192.0.2.7"), new Proven(proof), command);
  }

  <C extends Command<R>, R> Outcome<R> pass(Human human, C command) {
    return pass(human, "", command);
  }

  Outcome<ElevationAnswer> ask(Human human, String role, Duration lasting) {
    return pass(human, new RequestElevation(new Role(role), lasting, "INC-7"));
  }

  ElevationState asked(Human human, String role, Duration lasting) {
    return granted(ask(human, role, lasting));
  }

  static ElevationState granted(Outcome<ElevationAnswer> outcome) {
    return ((ElevationAnswer.Granted) ((Outcome.Released<ElevationAnswer>) outcome).value())
        .state();
  }

  Outcome<?> answer(Human human, ElevationState of, DecideApproval.Answer answer) {
    String digest = approvals.find(of.request().orElseThrow()).orElseThrow().asked().arguments();
    return pass(human, new DecideApproval(of.request().orElseThrow(), answer, digest, ""));
  }

  Outcome<?> approve(Human human, ElevationState of) {
    return answer(human, of, DecideApproval.Answer.APPROVE);
  }

  ElevationState read(Human human, ElevationState of) {
    return ((Outcome.Released<ElevationState>) pass(human, new ReadElevation(of.id()))).value();
  }

  /** Something that only an operator may do. */
  Outcome<?> administer(Human human) {
    return pass(human, new ChangeRegistry("", ChangeRegistry.Mode.APPLY));
  }
}
