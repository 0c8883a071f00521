package dev.ilk.web.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.gate.IntrospectToken;
import dev.ilk.kernel.Id;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Json;
import io.helidon.webserver.http.ServerResponse;
import java.util.TreeMap;

/** {@code POST …/introspect}: tells a service what a token says and whether it holds (RFC 7662). */
final class IntrospectionDoor
    extends TokenQuestionDoor<IntrospectToken, IntrospectToken.Introspection> {

  IntrospectionDoor(OAuthDoorway way) {
    super(way, "introspect", "IntrospectToken");
  }

  /** Services ask, whichever kind of actor the token is of. */
  @Override
  Kind asserts(Issuers.Issuer issuer) {
    return Kind.WORKLOAD;
  }

  @Override
  IntrospectToken command(Issuers.Issuer issuer, String token) {
    return new IntrospectToken(issuer.environment(), issuer.plane(), token);
  }

  @Override
  void released(
      ServerResponse response, IntrospectToken.Introspection value, Id.Correlation journey) {
    ObjectNode body = Json.object();
    body.put("active", value.active());
    new TreeMap<>(value.claims()).forEach((name, claim) -> body.set(name, Json.of(claim)));
    Answers.json(response, 200, journey, body);
  }
}
