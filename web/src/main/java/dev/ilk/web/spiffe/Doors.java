package dev.ilk.web.spiffe;

import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.MethodRefusal;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;

/** The doors of the trust domains. */
public final class Doors {
  private static final Handler POST_ONLY = new MethodRefusal("POST");
  private static final Handler GET_ONLY = new MethodRefusal("GET");

  private Doors() {}

  /**
   * Opens them.
   *
   * @param routing where
   * @param doorway the way to the gate
   * @param bundles what trust domains publish
   */
  public static void open(HttpRouting.Builder routing, Doorway doorway, Bundles bundles) {
    post(routing, "/x509-svid", new X509SvidDoor(doorway));
    post(routing, "/jwt-svid", new JwtSvidDoor(doorway));
    String bundle = TrustDomainDoor.PATH + "/bundle";
    routing.get(bundle, new BundleDoor(bundles)).any(bundle, GET_ONLY);
  }

  private static void post(HttpRouting.Builder routing, String path, Handler door) {
    routing.post(TrustDomainDoor.PATH + path, door).any(TrustDomainDoor.PATH + path, POST_ONLY);
  }
}
