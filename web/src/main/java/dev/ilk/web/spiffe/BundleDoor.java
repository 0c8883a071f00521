package dev.ilk.web.spiffe;

import dev.ilk.actor.Environment;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Problem;
import dev.ilk.web.http.Problems;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code GET …/bundle}: by what the trust domain's SVIDs are checked. */
final class BundleDoor extends TrustDomainDoor {
  /** Less than a next authority is published before it signs. */
  private static final int SECONDS = 60;

  private final Bundles bundles;

  BundleDoor(Bundles bundles) {
    this.bundles = bundles;
  }

  @Override
  void handle(ServerRequest request, ServerResponse response, Environment environment) {
    try {
      Optional<String> bundle = bundles.of(environment);
      if (bundle.isEmpty()) {
        unknown(response);
        return;
      }
      response.status(Status.OK_200);
      response.header(HeaderNames.CONTENT_TYPE, "application/json");
      response.header(HeaderNames.CACHE_CONTROL, "public, max-age=" + SECONDS);
      response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
      response.send(bundle.get().getBytes(StandardCharsets.UTF_8));
    } catch (PartUnavailable e) {
      Problem problem =
          Problem.of(
              Problem.Kind.UNAVAILABLE, "not_known_now", "this cannot be said for sure just now");
      Problems.send(response, List.of(problem.mend("try again in some seconds")));
    }
  }
}
