package dev.ilk.web.oauth;

import dev.ilk.web.http.MethodRefusal;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;

/** The doors of the issuers. */
public final class Doors {
  private static final String WELL_KNOWN = "/.well-known/";
  private static final Handler POST_ONLY = new MethodRefusal("POST");
  private static final Handler GET_ONLY = new MethodRefusal("GET");

  private Doors() {}

  /**
   * Opens them.
   *
   * @param routing where
   * @param way what they need
   */
  public static void open(HttpRouting.Builder routing, OAuthDoorway way) {
    Handler metadata = new MetadataDoor(way);
    AuthorizationDoor authorization = new AuthorizationDoor(way);
    post(routing, "/token", new ByPlane(new GrantTokenDoor(way), new TokenDoor(way)));
    post(routing, "/par", new PushDoor(way, authorization));
    post(routing, "/device_authorization", new DeviceDoor(way));
    post(routing, "/register", new RegistrationDoor(way));
    both(routing, "/authorize", authorization);
    both(routing, "/userinfo", new UserInfoDoor(way));
    post(routing, "/introspect", new IntrospectionDoor(way));
    post(routing, "/revoke", new ByPlane(new GrantRevocationDoor(way), new RevocationDoor(way)));
    get(routing, IssuerDoor.PATH + "/jwks", new KeySetDoor(way.publications()));
    get(routing, IssuerDoor.PATH + "/revocations", new FeedDoor(way.publications()));
    // Three places in which clients look (RFC 8414, sections 3 and 5).
    get(routing, WELL_KNOWN + "oauth-authorization-server" + IssuerDoor.PATH, metadata);
    get(routing, WELL_KNOWN + "openid-configuration" + IssuerDoor.PATH, metadata);
    get(routing, IssuerDoor.PATH + WELL_KNOWN + "openid-configuration", metadata);
  }

  /** RFC 6749, section 3.2: POST, and nothing else. */
  private static void post(HttpRouting.Builder routing, String path, Handler door) {
    routing.post(IssuerDoor.PATH + path, door).any(IssuerDoor.PATH + path, POST_ONLY);
  }

  /** OpenID Connect Core 1.0, sections 3.1.2.1 and 5.3.1. */
  private static void both(HttpRouting.Builder routing, String path, Handler door) {
    routing
        .get(IssuerDoor.PATH + path, door)
        .post(IssuerDoor.PATH + path, door)
        .any(IssuerDoor.PATH + path, new MethodRefusal("GET, POST"));
  }

  private static void get(HttpRouting.Builder routing, String path, Handler door) {
    routing.get(path, door).any(path, GET_ONLY);
  }
}
