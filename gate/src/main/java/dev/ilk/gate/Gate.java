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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      LOG.warn("record unavailable: {}", e.getMessage());
      return unavailable(arrival, "record_unavailable", "the record cannot be written");
    } catch (PartUnavailable e) {
      LOG.warn("part unavailable: {}", e.getMessage());
      return unavailable(arrival, "store_unavailable", "the store does not answer");
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
      LOG.warn("record unavailable: {}", e.getMessage());
      return unavailable(arrival, "record_unavailable", "the record cannot be written");
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
      LOG.warn("record unavailable: {}", e.getMessage());
      return unavailable(arrival, "record_unavailable", "the record cannot be written");
    } catch (PartUnavailable e) {
      LOG.warn("part unavailable: {}", e.getMessage());
      return unavailable(arrival, "store_unavailable", "the store does not answer");
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

  private <C extends Command<R>, R> Outcome<R> proven(Caller caller, C command)
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

  private <C extends Command<R>, R> Outcome<R> decide(Caller caller, C command, Target target)
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
          act(new Minted<>(command, caller, allow, question), handlers.of(command));
      case Decision.Deny deny -> deny(caller, command, question, deny);
      case Decision.Needs needs -> deny(caller, command, question, needs);
    };
  }

  private <C extends Command<R>, R> Outcome<R> act(Minted<C> permit, Handler<C, R> handler)
      throws JournalUnavailable {
    Optional<Id.Event> intent = Optional.empty();
    if (permit.command().reach() == Command.Reach.STATE) {
      Event event = minutes.intent(permit);
      journal.append(event);
      intent = Optional.of(event.id());
    }
    Result<Handled<R>> result;
    try {
      result = handler.act(permit);
      conclude(permit, result instanceof Result.Ok);
    } catch (PartUnavailable e) {
      LOG.warn("part unavailable: {}", e.getMessage());
      journal.append(minutes.failed(permit, intent, "store_unavailable"));
      return unavailable(permit.arrival(), "store_unavailable", "the store does not answer");
    } catch (BrokenPart e) {
      LOG.warn("part broken: {}", e.getMessage());
      journal.append(minutes.failed(permit, intent, "part_unavailable"));
      return unavailable(permit.arrival(), "part_unavailable", "a part of Ilk does not answer");
    } catch (RuntimeException e) {
      LOG.error("a handler broke; correlation {}", permit.arrival().correlation().value(), e);
      journal.append(minutes.failed(permit, intent, "internal_error"));
      return unavailable(permit.arrival(), "internal_error", "Ilk failed to carry this out");
    }
    return switch (result) {
      case Result.Failed<Handled<R>>(List<Problem> problems) -> {
        journal.append(minutes.refused(permit, intent, problems));
        yield new Outcome.Refused<>(problems, permit.arrival().correlation());
      }
      case Result.Ok<Handled<R>>(Handled<R> handled) -> {
        // INVARIANT: nothing is released before this append returns. If it throws, the credential
        // that was just signed is dropped here and was never given out.
        journal.append(minutes.done(permit, intent, handled));
        yield new Outcome.Released<>(handled.value(), permit.arrival().correlation());
      }
    };
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

  private <R> Outcome<R> refuse(Caller caller, Command<R> command, List<Problem> problems)
      throws JournalUnavailable {
    journal.append(minutes.refused(caller, command, problems));
    return new Outcome.Refused<>(problems, caller.arrival().correlation());
  }

  private <R> Outcome<R> deny(
      Caller caller, Command<R> command, Phrased question, Decision decision)
      throws JournalUnavailable {
    journal.append(minutes.denied(caller, command, question, decision));
    return new Outcome.Denied<>(decision, caller.arrival().correlation());
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

  private static <R> Outcome<R> unavailable(Arrival arrival, String code, String message) {
    Problem problem =
        Problem.of(Problem.Kind.UNAVAILABLE, code, message).mend("nothing was done; try again");
    return new Outcome.Unavailable<>(problem, arrival.correlation());
  }
}
