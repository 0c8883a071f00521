package dev.ilk.web.acme;

import dev.ilk.web.http.MethodRefusal;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;

/** The doors of the ACME servers. */
public final class Doors {
  private static final Handler POST_ONLY = new MethodRefusal("POST");
  private static final Handler GET_ONLY = new MethodRefusal("GET");

  private Doors() {}

  /**
   * Opens them.
   *
   * @param routing where
   * @param acme what they need
   */
  public static void open(HttpRouting.Builder routing, AcmeDoorway acme) {
    get(routing, "/directory", new DirectoryDoor(acme));
    NonceDoor nonce = new NonceDoor(acme);
    routing.head(Links.PATH + "/new-nonce", nonce);
    get(routing, "/new-nonce", nonce);
    get(routing, "/renewal-info/{certificate}", new RenewalDoor(acme));
    post(routing, "/new-account", new NewAccountDoor(acme));
    post(routing, "/account/{account}", new AccountDoor(acme));
    post(routing, "/key-change", new KeyChangeDoor(acme));
    post(routing, "/new-order", new NewOrderDoor(acme));
    post(routing, "/order/{order}", new OrderDoor(acme, OrderDoor.Part.ORDER));
    post(routing, "/order/{order}/finalize", new OrderDoor(acme, OrderDoor.Part.FINALIZE));
    post(routing, "/order/{order}/certificate", new OrderDoor(acme, OrderDoor.Part.CERTIFICATE));
    post(
        routing,
        "/order/{order}/authorization/{name}",
        new OrderDoor(acme, OrderDoor.Part.AUTHORIZATION));
    post(routing, "/order/{order}/challenge/{name}", new OrderDoor(acme, OrderDoor.Part.CHALLENGE));
    post(routing, "/revoke-cert", new RevokeDoor(acme));
  }

  private static void get(HttpRouting.Builder routing, String path, Handler door) {
    routing.get(Links.PATH + path, door).any(Links.PATH + path, GET_ONLY);
  }

  private static void post(HttpRouting.Builder routing, String path, Handler door) {
    routing.post(Links.PATH + path, door).any(Links.PATH + path, POST_ONLY);
  }
}
