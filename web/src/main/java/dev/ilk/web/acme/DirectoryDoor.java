package dev.ilk.web.acme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Environment;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET …/directory} (RFC 8555, section 7.1.1). There is no {@code newAuthz}: what may be
 * certified without an order's challenge is declared in the registry.
 */
final class DirectoryDoor implements Handler {
  private final AcmeDoorway acme;

  DirectoryDoor(AcmeDoorway acme) {
    this.acme = acme;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Optional<Environment> environment = AcmeDoor.environment(request);
    try {
      if (environment.isEmpty() || !acme.publications().serves(environment.get())) {
        AcmeDoor.unknown(response);
        return;
      }
    } catch (StoreUnavailable e) {
      Problem problem =
          Problem.of(Problem.Kind.UNAVAILABLE, "not_known_now", "this cannot be said just now");
      Problems.send(response, List.of(problem.mend("try again in some seconds")));
      return;
    }
    Answers.send(response, 200, "application/json", body(acme.links(environment.get())).toString());
  }

  private static ObjectNode body(Links links) {
    ObjectNode body =
        Json.object()
            .put("newNonce", links.to("new-nonce"))
            .put("newAccount", links.to("new-account"))
            .put("newOrder", links.to("new-order"))
            .put("revokeCert", links.to("revoke-cert"))
            .put("keyChange", links.to("key-change"))
            .put("renewalInfo", links.to("renewal-info"));
    body.putObject("meta").put("externalAccountRequired", true);
    return body;
  }
}
