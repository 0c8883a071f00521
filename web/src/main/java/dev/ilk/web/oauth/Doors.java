package dev.ilk.web.oauth;

import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;

/** The doors of the issuers. */
public final class Doors {
  private static final String WELL_KNOWN = "/.well-known/";

  private Doors() {}

  /**
   * Opens them.
   *
   * @param routing where
   * @param way what they need
   */
  public static void open(HttpRouting.Builder routing, OAuthDoorway way) {
    Handler metadata = new MetadataDoor(way.issuers(), way.publications());
    post(routing, "/token", new TokenDoor(way));
    post(routing, "/introspect", new IntrospectionDoor(way));
    post(routing, "/revoke", new RevocationDoor(way));
    routing
        .get(IssuerDoor.PATH + "/jwks", new KeySetDoor(way.publications()))
        .get(IssuerDoor.PATH + "/revocations", new FeedDoor(way.publications()))
        // Three places in which clients look (RFC 8414, sections 3 and 5).
        .get(WELL_KNOWN + "oauth-authorization-server" + IssuerDoor.PATH, metadata)
        .get(WELL_KNOWN + "openid-configuration" + IssuerDoor.PATH, metadata)
        .get(IssuerDoor.PATH + "/.well-known/openid-configuration", metadata);
  }

  /** RFC 6749, section 3.2: POST, and nothing else. */
  private static void post(HttpRouting.Builder routing, String path, Handler door) {
    routing
        .post(IssuerDoor.PATH + path, door)
        .any(
            IssuerDoor.PATH + path,
            (request, response) -> {
              response.header(HeaderNames.ALLOW, "POST");
              String body =
                  Json.object()
                      .put("error", OAuthError.INVALID_REQUEST.word())
                      .put("error_description", "use POST")
                      .toString();
              Answers.send(response, 405, "application/json", body);
            });
  }
}
