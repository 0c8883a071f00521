package dev.ilk.web.oauth;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Names;
import dev.ilk.kernel.Problem;
import dev.ilk.web.http.Problems;
import io.helidon.common.parameters.Parameters;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** A door of one issuer, which the path names as {@code /e/{environment}/{plane}}. */
abstract class IssuerDoor implements Handler {
  /** Where each issuer's own doors begin. */
  static final String PATH = "/e/{environment}/{plane}";

  @Override
  public final void handle(ServerRequest request, ServerResponse response) throws Exception {
    Optional<Issuers.Issuer> issuer = issuer(request.path().pathParameters());
    if (issuer.isPresent()) {
      handle(request, response, issuer.get());
    } else {
      unknown(response);
    }
  }

  /** Answers at an issuer whose name is well formed; its environment may still be made up. */
  abstract void handle(ServerRequest request, ServerResponse response, Issuers.Issuer issuer)
      throws Exception;

  static void unknown(ServerResponse response) {
    Problem problem = Problem.of(Problem.Kind.NOT_FOUND, "issuer_unknown", "no such issuer");
    Problems.send(
        response,
        List.of(problem.mend("an issuer is `/e/ENVIRONMENT/workload`, `…/agent` or `…/human`")));
  }

  private static Optional<Issuers.Issuer> issuer(Parameters path) {
    String environment = path.get("environment");
    Optional<Kind> plane = Kind.of(path.get("plane"));
    return Names.ENVIRONMENT.matcher(environment).matches()
        ? plane.map(kind -> new Issuers.Issuer(new Environment(environment), kind))
        : Optional.empty();
  }
}
