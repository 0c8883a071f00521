package dev.ilk.web.oauth;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.gate.ReadUserInfo;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.web.http.Callers;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Showing;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/**
 * {@code GET} and {@code POST …/userinfo}: tells an app who the person is (OpenID Connect Core 1.0,
 * section 5.3), by an access token for the issuer itself.
 */
final class UserInfoDoor extends IssuerDoor {
  private final OAuthDoorway way;

  UserInfoDoor(OAuthDoorway way) {
    this.way = way;
  }

  @Override
  void handle(ServerRequest request, ServerResponse response, Issuers.Issuer issuer) {
    if (issuer.plane() != Kind.HUMAN) {
      unknown(response);
      return;
    }
    Audience self = new Audience(way.issuers().of(issuer.environment(), Kind.HUMAN));
    Callers callers =
        (shown, now) ->
            shown
                .headers()
                .first(HeaderNames.AUTHORIZATION)
                .map(header ->
                    Showing.of(
                        header, shown, () -> way.addresses(issuer, "userinfo"), ShownToken::of))
                .map(showing ->
                    way.people()
                        .plane()
                        .bearer(
                            Optional.of(issuer.environment()),
                            self,
                            showing.token(),
                            showing.presented(),
                            now));
    way.doorway()
        .pass(
            callers,
            request,
            response,
            "userinfo",
            new ReadUserInfo(issuer.environment()),
            Json::of);
  }
}
