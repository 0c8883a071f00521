package dev.ilk.lifecycle.handover;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.gate.AnswerHandOver;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListHandOvers;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ProposeHandOver;
import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.gate.lifecycle.HandOver.State;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.UnderWay;
import dev.ilk.record.Particulars;
import dev.ilk.registry.directory.Directory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Takes in what is offered and answered. Who may offer was decided by policy. */
public final class HandingOver {
  /** So long an offer waits for an answer. */
  static final Duration PATIENCE = Duration.ofDays(14);

  private static final int MOST_TOLD = 1000;
  private static final Set<String> SEE_ALL = Set.of("operator", "auditor");

  private final HandOverStore store;
  private final Directory directory;
  private final Carrying carrying;

  /**
   * Builds the handlers.
   *
   * @param store where hand-overs are
   * @param directory what is registered
   * @param carrying carries out what is accepted
   */
  public HandingOver(HandOverStore store, Directory directory, Carrying carrying) {
    this.store = store;
    this.directory = directory;
    this.carrying = carrying;
  }

  /**
   * Offers an identity.
   *
   * @param permit the right to
   * @return how it stands
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<HandOver>> propose(Permit<ProposeHandOver> permit) throws PartUnavailable {
    ProposeHandOver asked = permit.command();
    Instant now = permit.arrival().at();
    try {
      Optional<Machine> machine = machine(asked.subject());
      if (machine.isEmpty()) {
        return noMachine();
      }
      Optional<Problem> objection = objection(asked, machine.get(), now);
      if (objection.isPresent()) {
        return Result.failed(objection.get());
      }
      HandOver one =
          new HandOver(
              machine.get().id(),
              machine.get().subject(),
              machine.get().stewardship().owner(),
              asked.to(),
              asked.reason(),
              permit.proof().actor().id(),
              now,
              now.plus(PATIENCE),
              State.PROPOSED,
              "");
      return store.begin(one)
          ? Result.ok(Handled.of(one, told(asked.action(), one)))
          : conflict(
              "offered_already", "it is offered already", "withdraw that first, or wait for it");
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("hand-overs cannot be read or written", e);
    }
  }

  private Optional<Problem> objection(ProposeHandOver asked, Machine machine, Instant now)
      throws StoreUnavailable {
    Stewardship steward = machine.stewardship();
    if (machine.status() == Status.ENDED) {
      return Optional.of(
          Problem.of(Problem.Kind.CONFLICT, "ended", "it is over for good")
              .mend("nobody needs to answer for it"));
    }
    return switch (asked.to()) {
      case HandOver.ToTeam to when steward.owner().equals(to.team()) ->
          already("`%s` owns it already".formatted(to.team()));
      case HandOver.ToTeam to when !directory.declarations().teams().contains(to.team()) ->
          unknown("team_unknown", "`%s` is no team".formatted(to.team()), "declare it first");
      case HandOver.ToTeam to -> Optional.empty();
      case HandOver.ToPerson to when steward.contact().equals(to.name()) ->
          already("`%s` answers for it already".formatted(to.name()));
      case HandOver.ToPerson to
          when directory
              .subject("human:" + to.name())
              .filter(actor -> actor.standsAt(now))
              .filter(
                  actor -> actor instanceof Human human && human.teams().contains(steward.owner()))
              .isEmpty() ->
          unknown(
              "not_of_the_team",
              "`%s` is nobody of team `%s`".formatted(to.name(), steward.owner()),
              "offer it to a team of theirs");
      case HandOver.ToPerson to -> Optional.empty();
    };
  }

  private static Optional<Problem> already(String message) {
    return Optional.of(
        Problem.of(Problem.Kind.CONFLICT, "has_it_already", message)
            .at("to")
            .mend("look at `ilk identity show`"));
  }

  private static Optional<Problem> unknown(String code, String message, String remedy) {
    return Optional.of(Problem.of(Problem.Kind.INVALID, code, message).at("to").mend(remedy));
  }

  /**
   * Answers an offer.
   *
   * @param permit the right to
   * @return how it stands then
   * @throws PartUnavailable if the store does not answer; what was accepted goes on by itself
   */
  public Result<Handled<HandOver>> answer(Permit<AnswerHandOver> permit) throws PartUnavailable {
    AnswerHandOver asked = permit.command();
    Instant now = permit.arrival().at();
    try {
      Optional<Machine> machine = machine(asked.subject());
      if (machine.isEmpty() || !(permit.proof().actor() instanceof Human human)) {
        return noMachine();
      }
      Optional<HandOver> found = store.find(machine.get().id());
      if (found.isEmpty() || !mayAnswer(asked.answer(), found.get(), human)) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "not_offered",
                    "it is not offered to you, or not by you")
                .mend("look at `ilk identity hand-overs`"));
      }
      HandOver one = found.get();
      if (one.state() != State.PROPOSED || !now.isBefore(one.until())) {
        return conflict("not_waiting", "it is answered or over", "let it be offered again");
      }
      HandOver answered =
          switch (asked.answer()) {
            case ACCEPT -> one.in(State.ACCEPTED, human.name());
            case REFUSE -> one.in(State.REFUSED, asked.reason());
            case WITHDRAW -> one.in(State.WITHDRAWN, asked.reason());
          };
      if (!store.replace(one, answered)) {
        return conflict("not_waiting", "it was answered meanwhile", "look again");
      }
      HandOver after = answered.state() == State.ACCEPTED ? carrying.carry(answered) : answered;
      return Result.ok(Handled.of(after, told(asked.action(), after)));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("once it is accepted it goes on by itself", e);
    }
  }

  private static boolean mayAnswer(AnswerHandOver.Answer answer, HandOver one, Human human) {
    return switch (answer) {
      case ACCEPT, REFUSE -> isOfferedTo(one, human);
      case WITHDRAW -> one.by().equals(human.id()) || human.teams().contains(one.from());
    };
  }

  private static boolean isOfferedTo(HandOver one, Human human) {
    return switch (one.to()) {
      case HandOver.ToTeam to -> human.teams().contains(to.team());
      case HandOver.ToPerson to ->
          human.name().equals(to.name()) && human.teams().contains(one.from());
    };
  }

  /**
   * Shows what is open.
   *
   * @param permit the right to
   * @return those that concern the asker; all to operators and auditors
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<HandOver>>> list(Permit<ListHandOvers> permit) throws PartUnavailable {
    try {
      List<HandOver> found =
          UnderWay.seen(
              store, HandOver::identity, one -> concerns(one, permit.proof().actor()), MOST_TOLD);
      return Result.ok(Handled.of(found, permit.command().asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("hand-overs cannot be read", e);
    }
  }

  private static boolean concerns(HandOver one, Actor actor) {
    return actor instanceof Human human
        && (one.by().equals(human.id())
            || human.teams().contains(one.from())
            || isOfferedTo(one, human)
            || human.roles().stream().map(Role::name).anyMatch(SEE_ALL::contains));
  }

  private Optional<Machine> machine(String subject) throws StoreUnavailable {
    return directory.subject(subject).filter(Machine.class::isInstance).map(Machine.class::cast);
  }

  private static Particulars told(String action, HandOver one) {
    TreeMap<String, String> details = new TreeMap<>(Carrying.details(one));
    details.put("reason", one.reason());
    details.put("state", one.state().word());
    return new Particulars.OfAction(
        action, Optional.empty(), "Identity", one.identity().value(), Optional.empty(), details);
  }

  private static <T> Result<T> noMachine() {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "no_machine", "only workloads and agents are handed over")
            .mend("look at `ilk identity ls`"));
  }

  private static <T> Result<T> conflict(String code, String message, String remedy) {
    return Result.failed(Problem.of(Problem.Kind.CONFLICT, code, message).mend(remedy));
  }
}
