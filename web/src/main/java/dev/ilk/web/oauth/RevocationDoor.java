package dev.ilk.web.oauth;

import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.gate.Done;
import dev.ilk.gate.RevokeToken;
import dev.ilk.kernel.Id;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Json;
import io.helidon.webserver.http.ServerResponse;

/**
 * {@code POST …/revoke}: takes back a token that its holder gives back (RFC 7009). The answer is
 * the same for every token (section 2.2).
 */
final class RevocationDoor extends TokenQuestionDoor<RevokeToken, Done> {

  RevocationDoor(OAuthDoorway way) {
    super(way, "revoke", "RevokeToken");
  }

  @Override
  Kind asserts(Issuers.Issuer issuer) {
    return issuer.plane();
  }

  @Override
  RevokeToken command(Issuers.Issuer issuer, String token) {
    return new RevokeToken(issuer.environment(), issuer.plane(), token);
  }

  @Override
  void released(ServerResponse response, Done value, Id.Correlation journey) {
    Answers.json(response, 200, journey, Json.object());
  }
}
