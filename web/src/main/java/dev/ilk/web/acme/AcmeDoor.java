package dev.ilk.web.acme;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Names;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.Command;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.FlattenedJws;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A door that takes signed requests (RFC 8555, section 6.2). The signature is checked on the way to
 * the gate; here, that the request is one, and that it was signed for this very address.
 */
abstract class AcmeDoor implements Handler {
  private static final int MOST_BYTES = 64 << 10;
  private static final String MEDIA = "application/jose+json";

  private final AcmeDoorway acme;

  AcmeDoor(AcmeDoorway acme) {
    this.acme = acme;
  }

  /**
   * A signed request that was made for this door.
   *
   * @param environment whose server it came to
   * @param jws what was sent, not believed yet
   * @param request as it came
   */
  record Signed(Environment environment, FlattenedJws jws, ServerRequest request) {
    String path(String name) {
      return request.path().pathParameters().get(name);
    }
  }

  @Override
  public final void handle(ServerRequest request, ServerResponse response) {
    Optional<Environment> environment = environment(request);
    if (environment.isEmpty()) {
      unknown(response);
      return;
    }
    Links links = acme.links(environment.get());
    Reply reply = new Reply(acme, links, response);
    Result<FlattenedJws> read =
        RequestBody.isOfType(request, MEDIA)
            ? RequestBody.bytes(request, MOST_BYTES).then(FlattenedJws::parse)
            : refused("media_type_unsupported", "the body is no `" + MEDIA + "`");
    switch (read.then(jws -> meant(jws, acme.base() + request.path().rawPath()))) {
      case Result.Failed<FlattenedJws>(List<Problem> problems) -> reply.refuse(problems);
      case Result.Ok<FlattenedJws>(FlattenedJws jws) ->
          handle(new Signed(environment.get(), jws, request), reply);
    }
  }

  abstract void handle(Signed signed, Reply reply);

  /** RFC 8555, section 6.4: whoever is between could otherwise bring it to another door. */
  private static Result<FlattenedJws> meant(FlattenedJws jws, String address) {
    if (jws.header().text("url").filter(address::equals).isEmpty()) {
      return refused("url_other", "`url` is not the address of the request");
    }
    return jws.header().has("jwk") == jws.header().has("kid")
        ? refused("jws_malformed", "the header has `jwk` or `kid`, and not both")
        : Result.ok(jws);
  }

  AcmeDoorway acme() {
    return acme;
  }

  /** Carries a command of an account to the gate. */
  <C extends Command<R>, R> void pass(
      Signed signed, Reply reply, String door, C command, BiConsumer<R, Reply> render) {
    Optional<String> kid = signed.jws().header().text("kid");
    if (kid.isEmpty()) {
      reply.refuse(List.of(problem("jws_malformed", "the header names no account in `kid`")));
      return;
    }
    Arrival arrival = acme.doorway().arrival(signed.request(), door);
    Attempt attempt =
        acme.plane()
            .account(
                signed.environment(), reply.links().account(kid.get()), signed.jws(), arrival.at());
    pass(arrival, attempt, reply, command, render);
  }

  <C extends Command<R>, R> void pass(
      Arrival arrival, Attempt attempt, Reply reply, C command, BiConsumer<R, Reply> render) {
    Outcome<R> outcome = acme.doorway().gate().pass(arrival, attempt, command);
    reply.journey(outcome.correlation());
    switch (outcome) {
      case Outcome.Released<R> released -> render.accept(released.value(), reply);
      case Outcome.Refused<R> refused -> reply.refuse(refused.problems());
      case Outcome.Denied<R> denied ->
          reply.refuse(
              List.of(
                  Problem.of(Problem.Kind.REFUSED, "access_denied", denied.decision().reason())));
      case Outcome.Unavailable<R> unavailable -> reply.refuse(List.of(unavailable.problem()));
    }
  }

  static Optional<Environment> environment(ServerRequest request) {
    String name = request.path().pathParameters().get("environment");
    return Names.ENVIRONMENT.matcher(name).matches()
        ? Optional.of(new Environment(name))
        : Optional.empty();
  }

  static void unknown(ServerResponse response) {
    Problem problem =
        Problem.of(Problem.Kind.NOT_FOUND, "environment_unknown", "no such environment");
    Problems.send(response, List.of(problem.mend("see `environments` in what was declared")));
  }

  static Problem problem(String code, String message) {
    return Problem.of(Problem.Kind.INVALID, code, message);
  }

  static <T> Result<T> refused(String code, String message) {
    return Result.failed(problem(code, message));
  }
}
