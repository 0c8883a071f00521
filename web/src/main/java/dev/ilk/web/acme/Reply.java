package dev.ilk.web.acme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.web.http.Answers;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** Answers of the ACME servers: each brings the nonce for the next request (RFC 8555, 6.5). */
final class Reply {
  private static final HeaderName NONCE = HeaderNames.create("Replay-Nonce");
  private static final HeaderName LINK = HeaderNames.create("Link");

  private final AcmeDoorway acme;
  private final Links links;
  private final ServerResponse response;

  Reply(AcmeDoorway acme, Links links, ServerResponse response) {
    this.acme = acme;
    this.links = links;
    this.response = response;
    response.header(NONCE, acme.plane().nonce(acme.now()));
    response.header(LINK, "<%s>;rel=\"index\"".formatted(links.to("directory")));
  }

  Links links() {
    return links;
  }

  AcmeDoorway acme() {
    return acme;
  }

  Reply at(String location) {
    response.header(HeaderNames.LOCATION, location);
    return this;
  }

  /** RFC 8555, section 7.1: a challenge names its authorization. */
  Reply up(String authorization) {
    response.headers().add(LINK, "<%s>;rel=\"up\"".formatted(authorization));
    return this;
  }

  Reply journey(Id.Correlation correlation) {
    response.header(Answers.CORRELATION, correlation.value());
    return this;
  }

  void json(int status, ObjectNode body) {
    Answers.send(response, status, "application/json", body.toString());
  }

  void chain(String pem) {
    Answers.send(response, 200, "application/pem-certificate-chain", pem);
  }

  void nothing(int status) {
    response.status(Status.create(status)).header(HeaderNames.CACHE_CONTROL, "no-store").send();
  }

  void refuse(List<Problem> problems) {
    int status = AcmeErrors.status(problems);
    if (status == 503 || status == 429) {
      response.header(HeaderNames.RETRY_AFTER, status == 503 ? "2" : "600");
    }
    Answers.send(
        response, status, "application/problem+json", AcmeErrors.body(problems).toString());
  }
}
