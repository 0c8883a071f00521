package dev.ilk.gate;

import dev.ilk.actor.Elevation;
import dev.ilk.actor.Environment;
import dev.ilk.decide.Decider;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Occasion;
import dev.ilk.decide.Phrased;
import dev.ilk.decide.Target;
import dev.ilk.kernel.BrokenPart;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.record.Event;
import dev.ilk.record.Journal;
import dev.ilk.record.JournalUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one path: proof, decision, permit, act, record, outcome. Every refusal on the way is recorded
 * as well. Safe to share between threads; blocks the calling virtual thread until the record holds
 * what happened.
 */
public final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final Objections objections;
  private final Elevations elevations;
  private final Decider decider;
  private final Surroundings surroundings;
  private final Handlers handlers;
  private final Journal journal;
  private final Minutes minutes;

  /**
   * Builds the gate.
   *
   * @param objections what stands against genuine proofs
   * @param elevations under which elevations people act
   * @param decider the access plane
   * @param surroundings the registry's knowledge of targets
   * @param handlers what carries out each command
   * @param journal where events become durable
   * @param minutes how events are written
   */
  public Gate(
      Objections objections,
      Elevations elevations,
      Decider decider,
      Surroundings surroundings,
      Handlers handlers,
      Journal journal,
      Minutes minutes) {
    this.objections = objections;
    this.elevations = elevations;
    this.decider = decider;
    this.surroundings = surroundings;
    this.handlers = handlers;
    this.journal = journal;
    this.minutes = minutes;
  }

  /**
   * The only implementation of {@link Permit}; its constructor is reached from {@link #decide}
   * alone.
   */
  record Minted<C extends Command<?>>(
      C command, Caller caller, Decision.Allow decision, Phrased question) implements Permit<C> {
    @Override
    public Proof proof() {
      return caller.proof();
    }

    @Override
    public List<Elevation> elevations() {
      return caller.elevated().elevations();
    }

    @Override
    public Arrival arrival() {
      return caller.arrival();
    }
  }

  /**
   * Carries an attempt and a command through the house.
   *
   * @param arrival how it came
   * @param attempt what came of the caller's attempt to prove who it is
   * @param command what it asks for
   * @param <C> the command
   * @param <R> its result
   * @return what leaves the house; the record holds it already
   */
  public <C extends Command<R>, R> Outcome<R> pass(Arrival arrival, Attempt attempt, C command) {
    try {
      return switch (attempt) {
        case Unproven unproven -> unproven(arrival, unproven, command);
        case Proven(Proof proof) ->
            proven(caller(journey(arrival, proof, command), proof), command);
      };
    } catch (JournalUnavailable e) {
      return unrecorded(arrival, e);
    } catch (PartUnavailable e) {
      return unanswered(arrival, e);
    }
  }

  /**
   * Takes into the record that something came to a door of which no command could be made.
   *
   * @param arrival how it came
   * @param action the command that the door is for, such as {@code ExchangeToken}
   * @param environment the environment whose door it is
   * @param problem what is wrong with it
   * @param <R> the result there is none of
   * @return the refusal; the record holds it already
   */
  public <R> Outcome<R> turnAway(
      Arrival arrival, String action, Optional<Environment> environment, Problem problem) {
    try {
      journal.append(minutes.turnedAway(arrival, action, environment, problem));
      return new Outcome.Refused<>(List.of(problem), arrival.correlation());
    } catch (JournalUnavailable e) {
      return unrecorded(arrival, e);
    }
  }

  /**
   * Carries a further command of a handler through the house, for the caller it acts for.
   *
   * @param permit under which the handler acts
   * @param command the further command
   * @param <C> the command
   * @param <R> its result
   * @return what came of it; the record holds it already
   */
  public <C extends Command<R>, R> Outcome<R> onward(Permit<?> permit, C command) {
    Arrival arrival = permit.arrival();
    try {
      // Elevations are read again: they may have ended since the first step.
      return proven(caller(arrival, permit.proof()), command);
    } catch (JournalUnavailable e) {
      return unrecorded(arrival, e);
    } catch (PartUnavailable e) {
      return unanswered(arrival, e);
    }
  }

  private <R> Outcome<R> unproven(Arrival arrival, Unproven unproven, Command<R> command)
      throws JournalUnavailable {
    journal.append(minutes.unproven(arrival, unproven, command));
    return new Outcome.Refused<>(List.of(unproven.told()), arrival.correlation());
  }

  private Caller caller(Arrival arrival, Proof proof) throws PartUnavailable {
    return new Caller(arrival, proof, Elevated.of(proof.actor(), elevations, arrival.at()));
  }

  /**
   * Carries several commands of a handler through the house as one, for the caller it acts for.
   *
   * @param permit under which the handler acts
   * @param deeds at least one; each is decided and recorded by itself
   * @param act carries them out, all or none, if all are allowed
   * @param <T> what comes of it
   * @return what came of it; the record holds it already
   */
  public <T> Outcome<T> together(Permit<?> permit, List<Together.Deed> deeds, Together.Act<T> act) {
    Arrival arrival = permit.arrival();
    try {
      Caller caller = caller(arrival, permit.proof());
      List<Minted<?>> permits = new ArrayList<>();
      for (Together.Deed deed : deeds) {
        switch (judge(caller, deed.command())) {
          case Judged.Allowed<?>(Minted<?> minted) -> permits.add(minted);
          case Judged.Stopped<?>(Said said) -> {
            for (Minted<?> allowed : permits) {
              conclude(allowed, false);
            }
            return said.outcome(arrival);
          }
        }
      }
      return carryOut(
          permits,
          () ->
              act.act(List.copyOf(permits))
                  .then(value ->
                      Result.ok(
                          new Carried<>(
                              value,
                              deeds.stream()
                                  .<Handled<?>>map(deed -> Handled.of(Done.DONE, deed.told()))
                                  .toList()))));
    } catch (JournalUnavailable e) {
      return unrecorded(arrival, e);
    } catch (PartUnavailable e) {
      return unanswered(arrival, e);
    }
  }

  /** What speaks against a command; the record holds it already. */
  private sealed interface Said {
    record Refused(List<Problem> problems) implements Said {}

    record Denied(Decision decision) implements Said {}

    default <R> Outcome<R> outcome(Arrival arrival) {
      return switch (this) {
        case Refused(List<Problem> problems) ->
            new Outcome.Refused<>(problems, arrival.correlation());
        case Denied(Decision decision) -> new Outcome.Denied<>(decision, arrival.correlation());
      };
    }
  }

  /** Whether a command may be carried out. */
  private sealed interface Judged<C extends Command<?>> {
    record Allowed<C extends Command<?>>(Minted<C> permit) implements Judged<C> {}

    record Stopped<C extends Command<?>>(Said said) implements Judged<C> {}
  }

  private <C extends Command<R>, R> Outcome<R> proven(Caller caller, C command)
      throws JournalUnavailable, PartUnavailable {
    return switch (judge(caller, command)) {
      case Judged.Allowed<C>(Minted<C> permit) -> act(permit, handlers.of(command));
      case Judged.Stopped<C>(Said said) -> said.outcome(caller.arrival());
    };
  }

  private <C extends Command<?>> Judged<C> judge(Caller caller, C command)
      throws JournalUnavailable, PartUnavailable {
    Proof proof = caller.proof();
    // The kind comes before everything else: no policy can let a person through a workload's door.
    if (!command.openTo().contains(proof.actor().kind())) {
      return refuse(caller, command, List.of(wrongKind(proof, command)));
    }
    Optional<Problem> objection = objections.to(proof);
    if (objection.isPresent()) {
      return refuse(caller, command, List.of(objection.get()));
    }
    return switch (surroundings.target(command, proof)) {
      case Result.Failed<Target>(List<Problem> problems) -> refuse(caller, command, problems);
      case Result.Ok<Target>(Target target) -> decide(caller, command, target);
    };
  }

  private <C extends Command<?>> Judged<C> decide(Caller caller, C command, Target target)
      throws JournalUnavailable, PartUnavailable {
    Occasion occasion = new Occasion(minutes.request(), caller.arrival().at());
    Phrased question = Phrased.of(Inquiry.of(caller, command, target, occasion));
    Decision decision;
    try {
      decision = decider.decide(question);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the history cannot be looked at", e);
    }
    return switch (decision) {
      case Decision.Allow allow ->
          new Judged.Allowed<>(new Minted<>(command, caller, allow, question));
      case Decision.Deny deny -> deny(caller, command, question, deny);
      case Decision.Needs needs -> deny(caller, command, question, needs);
    };
  }

  /** What came of carrying commands out, with what the record shall say of each. */
  private record Carried<T>(T value, List<Handled<?>> handled) {}

  private interface Work<T> {
    Result<Carried<T>> act() throws PartUnavailable;
  }

  private <C extends Command<R>, R> Outcome<R> act(Minted<C> permit, Handler<C, R> handler)
      throws JournalUnavailable {
    return carryOut(
        List.of(permit),
        () ->
            handler
                .act(permit)
                .then(handled -> Result.ok(new Carried<>(handled.value(), List.of(handled)))));
  }

  private <T> Outcome<T> carryOut(List<? extends Minted<?>> permits, Work<T> work)
      throws JournalUnavailable {
    Arrival arrival = permits.getFirst().arrival();
    List<Optional<Id.Event>> intents = new ArrayList<>();
    for (Minted<?> permit : permits) {
      intents.add(announce(permit));
    }
    Result<Carried<T>> result;
    try {
      result = work.act();
      for (Minted<?> permit : permits) {
        conclude(permit, result instanceof Result.Ok);
      }
    } catch (PartUnavailable e) {
      LOG.warn("part unavailable: {}", e.getMessage());
      appendEach(permits, i -> minutes.failed(permits.get(i), intents.get(i), "store_unavailable"));
      return unavailable(arrival, "store_unavailable", "the store does not answer");
    } catch (BrokenPart e) {
      LOG.warn("part broken: {}", e.getMessage());
      appendEach(permits, i -> minutes.failed(permits.get(i), intents.get(i), "part_unavailable"));
      return unavailable(arrival, "part_unavailable", "a part of Ilk does not answer");
    } catch (RuntimeException e) {
      LOG.error("a handler broke; correlation {}", arrival.correlation().value(), e);
      appendEach(permits, i -> minutes.failed(permits.get(i), intents.get(i), "internal_error"));
      return unavailable(arrival, "internal_error", "Ilk failed to carry this out");
    }
    return switch (result) {
      case Result.Failed<Carried<T>>(List<Problem> problems) -> {
        appendEach(permits, i -> minutes.refused(permits.get(i), intents.get(i), problems));
        yield new Outcome.Refused<>(problems, arrival.correlation());
      }
      case Result.Ok<Carried<T>>(Carried<T>(T value, List<Handled<?>> handled)) -> {
        // INVARIANT: nothing is released before this append returns. If it throws, the credential
        // that was just signed is dropped here and was never given out.
        appendEach(permits, i -> minutes.done(permits.get(i), intents.get(i), handled.get(i)));
        yield new Outcome.Released<>(value, arrival.correlation());
      }
    };
  }

  private Optional<Id.Event> announce(Minted<?> permit) throws JournalUnavailable {
    if (permit.command().reach() != Command.Reach.STATE) {
      return Optional.empty();
    }
    Event event = minutes.intent(permit);
    journal.append(event);
    return Optional.of(event.id());
  }

  private void appendEach(List<? extends Minted<?>> permits, IntFunction<Event> event)
      throws JournalUnavailable {
    for (int i = 0; i < permits.size(); i++) {
      journal.append(event.apply(i));
    }
  }

  /**
   * Tells the histories that hold a request what came of it. What broke on the way is not told: the
   * request then counts as one of which nothing is known.
   */
  private void conclude(Minted<?> permit, boolean done) throws PartUnavailable {
    if (permit.decision().request().isEmpty()) {
      return;
    }
    String request = permit.decision().request().get();
    try {
      decider.conclude(request, done, Map.of(), permit.arrival().at());
    } catch (StoreUnavailable e) {
      if (permit.command().reach() == Command.Reach.REPLY) {
        throw new PartUnavailable("the history cannot be written", e);
      }
      LOG.warn("no history holds what came of {}: {}", request, e.getMessage());
    }
  }

  private <C extends Command<?>> Judged<C> refuse(Caller caller, C command, List<Problem> problems)
      throws JournalUnavailable {
    journal.append(minutes.refused(caller, command, problems));
    return new Judged.Stopped<>(new Said.Refused(problems));
  }

  private <C extends Command<?>> Judged<C> deny(
      Caller caller, C command, Phrased question, Decision decision) throws JournalUnavailable {
    journal.append(minutes.denied(caller, command, question, decision));
    return new Judged.Stopped<>(new Said.Denied(decision));
  }

  private static Arrival journey(Arrival arrival, Proof proof, Command<?> command) {
    return command
        .journey()
        .or(proof::correlation)
        .map(known ->
            new Arrival(known, arrival.at(), arrival.door(), arrival.network(), arrival.place()))
        .orElse(arrival);
  }

  private static Problem wrongKind(Proof proof, Command<?> command) {
    return Problem.of(
        Problem.Kind.REFUSED,
        "wrong_plane",
        "%s is not open to a %s".formatted(command.action(), proof.actor().kind().word()));
  }

  private static <R> Outcome<R> unrecorded(Arrival arrival, JournalUnavailable e) {
    LOG.warn("record unavailable: {}", e.getMessage());
    return unavailable(arrival, "record_unavailable", "the record cannot be written");
  }

  private static <R> Outcome<R> unanswered(Arrival arrival, PartUnavailable e) {
    LOG.warn("part unavailable: {}", e.getMessage());
    return unavailable(arrival, "store_unavailable", "the store does not answer");
  }

  private static <R> Outcome<R> unavailable(Arrival arrival, String code, String message) {
    Problem problem =
        Problem.of(Problem.Kind.UNAVAILABLE, code, message).mend("nothing was done; try again");
    return new Outcome.Unavailable<>(problem, arrival.correlation());
  }
}
