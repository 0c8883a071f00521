package dev.ilk.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.Command;
import dev.ilk.gate.Gate;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.place.Client;
import dev.ilk.prove.proof.Attempt;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What a door needs to carry a caller and a command to the gate.
 *
 * @param gate the one path
 * @param callers chooses the plane
 * @param ids where correlations come from
 * @param clock the present
 */
public record Doorway(Gate gate, Callers callers, Ids ids, InstantSource clock) {

  /**
   * Notes an arrival.
   *
   * @param request the request
   * @param door the door's name in the record
   * @return a new journey
   */
  public Arrival arrival(ServerRequest request, String door) {
    Client client = Network.client(request);
    return new Arrival(ids.correlation(), clock.instant(), door, client.address(), client.place());
  }

  /**
   * Carries a command through the house and answers in JSON: the result, or problem details.
   *
   * @param request the request
   * @param response the response, sent here
   * @param door the door's name in the record
   * @param command what is asked
   * @param render the result as JSON
   * @param <C> the command
   * @param <R> its result
   */
  public <C extends Command<R>, R> void pass(
      ServerRequest request,
      ServerResponse response,
      String door,
      C command,
      Function<R, JsonNode> render) {
    pass(callers, request, response, door, command, result -> 200, render);
  }

  /**
   * The same for a command that had to be read from the request: what is wrong with it is told, and
   * nothing reaches the gate.
   *
   * @param request the request
   * @param response the response, sent here
   * @param door the door's name in the record
   * @param read what is asked, or all that is wrong with it
   * @param render the result as JSON
   * @param <C> the command
   * @param <R> its result
   */
  public <C extends Command<R>, R> void pass(
      ServerRequest request,
      ServerResponse response,
      String door,
      Result<C> read,
      Function<R, JsonNode> render) {
    switch (read) {
      case Result.Failed<C>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<C>(C command) -> pass(request, response, door, command, render);
    }
  }

  /**
   * The same for callers that prove themselves in a way of this door's.
   *
   * @param by lets the caller try
   * @param request the request
   * @param response the response, sent here
   * @param door the door's name in the record
   * @param command what is asked
   * @param render the result as JSON
   * @param <C> the command
   * @param <R> its result
   */
  public <C extends Command<R>, R> void pass(
      Callers by,
      ServerRequest request,
      ServerResponse response,
      String door,
      C command,
      Function<R, JsonNode> render) {
    pass(by, request, response, door, command, result -> 200, render);
  }

  /**
   * Carries a command through the house and answers in JSON, with a status that the result chooses.
   *
   * @param request the request
   * @param response the response, sent here
   * @param door the door's name in the record
   * @param command what is asked
   * @param status the status of a result
   * @param render the result as JSON
   * @param <C> the command
   * @param <R> its result
   */
  public <C extends Command<R>, R> void pass(
      ServerRequest request,
      ServerResponse response,
      String door,
      C command,
      ToIntFunction<R> status,
      Function<R, JsonNode> render) {
    pass(callers, request, response, door, command, status, render);
  }

  private <C extends Command<R>, R> void pass(
      Callers by,
      ServerRequest request,
      ServerResponse response,
      String door,
      C command,
      ToIntFunction<R> status,
      Function<R, JsonNode> render) {
    Arrival arrival = arrival(request, door);
    Optional<Attempt> attempt = by.attempt(request, arrival.at());
    if (attempt.isEmpty()) {
      Problems.nothingShown(response);
      return;
    }
    switch (gate.pass(arrival, attempt.get(), command)) {
      case Outcome.Released<R>(R value, Id.Correlation correlation) ->
          Answers.json(response, status.applyAsInt(value), correlation, render.apply(value));
      case Outcome.Refused<R> refused ->
          Problems.send(response, refused.problems(), refused.correlation());
      case Outcome.Denied<R> denied ->
          Problems.denied(response, denied.decision(), denied.correlation());
      case Outcome.Unavailable<R> unavailable ->
          Problems.unavailable(response, unavailable.problem(), unavailable.correlation());
    }
  }
}
