package dev.ilk.web.spiffe;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Names;
import dev.ilk.kernel.Problem;
import dev.ilk.web.http.Problems;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** A door of one trust domain, whose environment the path names. */
abstract class TrustDomainDoor implements Handler {
  static final String PATH = "/e/{environment}/spiffe";

  @Override
  public final void handle(ServerRequest request, ServerResponse response) {
    String name = request.path().pathParameters().get("environment");
    if (Names.ENVIRONMENT.matcher(name).matches()) {
      handle(request, response, new Environment(name));
    } else {
      unknown(response);
    }
  }

  /** Answers for an environment whose name is well formed; it may still be made up. */
  abstract void handle(ServerRequest request, ServerResponse response, Environment environment);

  static void unknown(ServerResponse response) {
    Problem problem =
        Problem.of(Problem.Kind.NOT_FOUND, "environment_unknown", "no such environment");
    Problems.send(response, List.of(problem.mend("see `environments` in what was declared")));
  }
}
