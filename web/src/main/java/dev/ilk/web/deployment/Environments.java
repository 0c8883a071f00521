package dev.ilk.web.deployment;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Names;
import dev.ilk.kernel.Problem;
import dev.ilk.web.http.Problems;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** The environment that a path names. */
final class Environments {
  private Environments() {}

  /** Empty if it is no name of one; the response is sent then. */
  static Optional<Environment> of(ServerRequest request, ServerResponse response) {
    String name = request.path().pathParameters().get("environment");
    if (Names.ENVIRONMENT.matcher(name).matches()) {
      return Optional.of(new Environment(name));
    }
    Problems.send(
        response,
        List.of(Problem.of(Problem.Kind.NOT_FOUND, "environment_unknown", "no such environment")));
    return Optional.empty();
  }
}
