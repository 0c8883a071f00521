package dev.ilk.web.acme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Environment;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Problem;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** {@code GET …/renewal-info/ID} (RFC 9773, section 4): when a certificate should be renewed. */
final class RenewalDoor implements Handler {
  private static final int LONGEST = 100;
  private static final String SECONDS = "3600";

  private final AcmeDoorway acme;

  RenewalDoor(AcmeDoorway acme) {
    this.acme = acme;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Optional<Environment> environment = AcmeDoor.environment(request);
    Optional<String> serial = serial(request.path().pathParameters().get("certificate"));
    try {
      Optional<AcmeDoorway.Window> window =
          environment.isPresent() && serial.isPresent()
              ? acme.publications().renewal(environment.get(), serial.get())
              : Optional.empty();
      if (window.isEmpty()) {
        Problems.refuse(response, 404, "certificate_unknown", "no such certificate was issued");
        return;
      }
      ObjectNode body = Json.object();
      body.putObject("suggestedWindow")
          .put("start", Shapes.date(window.get().start()))
          .put("end", Shapes.date(window.get().end()));
      response.header(HeaderNames.RETRY_AFTER, SECONDS);
      Answers.send(response, 200, "application/json", body.toString());
    } catch (PartUnavailable e) {
      Problem problem =
          Problem.of(Problem.Kind.UNAVAILABLE, "not_known_now", "this cannot be said just now");
      Problems.send(response, List.of(problem.mend("try again in some seconds")));
    }
  }

  /** RFC 9773, section 4.1: the authority's key identifier, a dot, and the serial number. */
  private static Optional<String> serial(String id) {
    int dot = id.indexOf('.');
    if (dot < 0 || id.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          HexFormat.of().formatHex(Base64.getUrlDecoder().decode(id.substring(dot + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
