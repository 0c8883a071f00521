package dev.ilk.web.scim;

import dev.ilk.gate.Arrival;
import dev.ilk.gate.Command;
import dev.ilk.gate.Gate;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.proof.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One caller's way to the gate: a bulk goes it once for each of its operations.
 *
 * @param gate the one path
 * @param arrival how the request came
 * @param attempt what came of the caller's attempt to prove itself
 */
record Passage(Gate gate, Arrival arrival, Attempt attempt) {

  <C extends Command<R>, R> Answer pass(C command, Function<R, Answer> render) {
    return switch (gate.pass(arrival, attempt, command)) {
      case Outcome.Released<R>(R value, Id.Correlation correlation) ->
          render.apply(value).in(correlation);
      case Outcome.Refused<R>(List<Problem> problems, Id.Correlation correlation) ->
          Answer.wrong(problems).in(correlation);
      case Outcome.Denied<R> denied ->
          Answer.error(403, Optional.empty(), denied.decision().reason()).in(denied.correlation());
      case Outcome.Unavailable<R>(Problem problem, Id.Correlation correlation) ->
          Answer.wrong(List.of(problem)).in(correlation);
    };
  }
}
