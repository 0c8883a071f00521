package dev.ilk.web.oauth;

import dev.ilk.actor.Issuers;
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

/** A door to what an issuer publishes to everyone. */
abstract class PublishedDoor extends IssuerDoor {
  /** Something published, and for how many seconds anyone may keep it. */
  record Page(String type, String text, int seconds) {}

  /** The page; empty if there is no such issuer. */
  abstract Optional<Page> page(ServerRequest request, Issuers.Issuer issuer)
      throws PartUnavailable, InterruptedException;

  @Override
  final void handle(ServerRequest request, ServerResponse response, Issuers.Issuer issuer)
      throws InterruptedException {
    try {
      page(request, issuer)
          .ifPresentOrElse(found -> send(response, found), () -> unknown(response));
    } catch (PartUnavailable e) {
      Problem problem =
          Problem.of(
              Problem.Kind.UNAVAILABLE, "not_known_now", "this cannot be said for sure just now");
      Problems.send(response, List.of(problem.mend("try again in some seconds")));
    }
  }

  private static void send(ServerResponse response, Page page) {
    response.status(Status.OK_200);
    response.header(HeaderNames.CONTENT_TYPE, page.type());
    response.header(
        HeaderNames.CACHE_CONTROL,
        page.seconds() == 0 ? "no-store" : "public, max-age=" + page.seconds());
    response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    response.send(page.text().getBytes(StandardCharsets.UTF_8));
  }
}
