package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Phrased;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import dev.ilk.record.ProofNote;
import dev.ilk.record.Scene;
import dev.ilk.record.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes events: the gate's hand. */
public final class Minutes {
  private static final Problem NOT_DUE =
      Problem.of(
          Problem.Kind.REFUSED, "not_due", "it was used in between, or another node was first");

  private final Ids ids;
  private final String node;

  /**
   * For one node.
   *
   * @param ids where event ids come from
   * @param node the name of this node of Ilk
   */
  public Minutes(Ids ids, String node) {
    this.ids = ids;
    this.node = node;
  }

  /** A name for a request, by which rules over time know it. */
  String request() {
    return ids.event().value();
  }

  Event unproven(Arrival arrival, Unproven unproven, Command<?> command) {
    Problem problem = unproven.problem();
    return new Event(
        ids.event(),
        arrival.at(),
        arrival.correlation(),
        command.action(),
        Event.Result.UNPROVEN,
        unproven.claimed().map(Party::of),
        List.of(),
        new Scene(command.environment(), Optional.empty(), arrival.door(), arrival.network(), node),
        Optional.of(new ProofNote.Failed(unproven.method(), unproven.plane(), unproven.evidence())),
        new Verdict(problem.code(), problem.sentence(), List.of(), ""),
        command.asked(),
        Optional.empty());
  }

  Event turnedAway(
      Arrival arrival, String action, Optional<Environment> environment, Problem problem) {
    return new Event(
        ids.event(),
        arrival.at(),
        arrival.correlation(),
        action,
        Event.Result.REFUSED,
        Optional.empty(),
        List.of(),
        new Scene(environment, Optional.empty(), arrival.door(), arrival.network(), node),
        Optional.empty(),
        Verdicts.of(List.of(problem)),
        Asked.action(action, "Door", arrival.door()),
        Optional.empty());
  }

  Event intent(Permit<?> permit) {
    return event(
        permit,
        Event.Result.INTENT,
        permit.command().asked(),
        Verdicts.of(permit.decision()).asked(permit.question().recorded()),
        Optional.empty());
  }

  Event done(Permit<?> permit, Optional<Id.Event> intent, Handled<?> handled) {
    Decision decision = handled.answer().orElse(permit.decision());
    Event.Result result =
        decision instanceof Decision.Allow ? Event.Result.DONE : Event.Result.DENIED;
    Verdict verdict = Verdicts.of(decision).asked(question(permit, intent, handled));
    return event(permit, result, handled.particulars(), verdict, intent);
  }

  /** The question that the recorded decision answers; the announcement of an action has its own. */
  private static String question(Permit<?> permit, Optional<Id.Event> intent, Handled<?> handled) {
    if (handled.answer().isPresent()) {
      return handled.question().map(Phrased::recorded).orElse("");
    }
    return intent.isPresent() ? "" : permit.question().recorded();
  }

  Event failed(Permit<?> permit, Optional<Id.Event> intent, String code) {
    return event(
        permit,
        Event.Result.FAILED,
        permit.command().asked(),
        Verdicts.broken(code, permit.decision()),
        intent);
  }

  /** Without an actor: a rule did it, and the rule is named where a policy would be. */
  Event routine(
      Routines.Due due,
      Id.Correlation journey,
      Instant now,
      Event.Result result,
      Map<String, String> done,
      Optional<Id.Event> intent) {
    TreeMap<String, String> details = new TreeMap<>(due.details());
    details.putAll(done);
    return new Event(
        ids.event(),
        now,
        journey,
        due.action(),
        result,
        Optional.empty(),
        List.of(),
        new Scene(due.environment(), Optional.empty(), "upkeep", "", node),
        Optional.empty(),
        result == Event.Result.REFUSED
            ? Verdicts.of(List.of(NOT_DUE))
            : new Verdict("due", due.reason(), List.of(due.rule()), ""),
        Asked.action(due.action(), due.resourceType(), due.resourceId(), details),
        intent);
  }

  Event unknown(Event intent, Instant now) {
    return new Event(
        ids.event(),
        now,
        intent.correlation(),
        intent.action(),
        Event.Result.UNKNOWN,
        intent.actor(),
        intent.authority(),
        intent.scene(),
        intent.proof(),
        Verdicts.lost(),
        intent.particulars(),
        Optional.of(intent.id()));
  }

  Event refused(Permit<?> permit, Optional<Id.Event> intent, List<Problem> problems) {
    return event(
        permit, Event.Result.REFUSED, permit.command().asked(), Verdicts.of(problems), intent);
  }

  Event refused(Caller caller, Command<?> command, List<Problem> problems) {
    Verdict verdict = Verdicts.of(problems);
    return event(caller, command, Event.Result.REFUSED, command.asked(), verdict, Optional.empty());
  }

  Event denied(Caller caller, Command<?> command, Phrased question, Decision decision) {
    Verdict verdict = Verdicts.of(decision).asked(question.recorded());
    return event(caller, command, Event.Result.DENIED, command.asked(), verdict, Optional.empty());
  }

  private Event event(
      Permit<?> permit,
      Event.Result result,
      Particulars particulars,
      Verdict verdict,
      Optional<Id.Event> intent) {
    return switch (permit) {
      case Gate.Minted<?> minted ->
          event(minted.caller(), minted.command(), result, particulars, verdict, intent);
    };
  }

  private Event event(
      Caller caller,
      Command<?> command,
      Event.Result result,
      Particulars particulars,
      Verdict verdict,
      Optional<Id.Event> intent) {
    Arrival arrival = caller.arrival();
    Proof proof = caller.proof();
    return new Event(
        ids.event(),
        arrival.at(),
        arrival.correlation(),
        command.action(),
        result,
        Optional.of(Party.of(proof.actor())),
        ProofNotes.authority(proof),
        new Scene(
            command.environment(),
            ProofNotes.tenant(proof),
            arrival.door(),
            arrival.network(),
            node),
        Optional.of(ProofNotes.of(proof, caller.elevated().elevations())),
        verdict,
        particulars,
        intent);
  }
}
