package dev.ilk.web.spiffe;

import dev.ilk.actor.Environment;
import dev.ilk.prove.workload.WorkloadPlane;
import dev.ilk.web.http.Addresses;
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
   * @param addresses where Ilk is known to the public
   * @param workloads the workload plane
   * @param bundles what trust domains publish
   */
  public static void open(
      HttpRouting.Builder routing,
      Doorway doorway,
      Addresses addresses,
      WorkloadPlane workloads,
      Bundles bundles) {
    SvidCallers callers = new SvidCallers(doorway.callers(), addresses, workloads);
    post(routing, "/x509-svid", new X509SvidDoor(doorway, callers));
    post(routing, "/jwt-svid", new JwtSvidDoor(doorway, callers));
    post(routing, "/join", new JoinDoor(doorway, addresses, workloads));
    String foreign = TrustDomainDoor.PATH + "/federated-bundles";
    routing.get(foreign, new FederatedBundlesDoor(doorway)).any(foreign, GET_ONLY);
    String bundle = TrustDomainDoor.PATH + "/bundle";
    routing.get(bundle, new BundleDoor(bundles)).any(bundle, GET_ONLY);
  }

  /**
   * Opens the bundle of one environment, and nothing else, where the connection itself proves whose
   * it is (SPIFFE Federation, section 5.2.2).
   *
   * @param routing where
   * @param environment which
   * @param bundles what trust domains publish
   */
  public static void openBundle(
      HttpRouting.Builder routing, Environment environment, Bundles bundles) {
    String path = TrustDomainDoor.PATH.replace("{environment}", environment.name()) + "/bundle";
    BundleDoor door = new BundleDoor(bundles);
    routing
        .get(path, (request, response) -> door.handle(request, response, environment))
        .any(path, GET_ONLY);
  }

  private static void post(HttpRouting.Builder routing, String path, Handler door) {
    routing.post(TrustDomainDoor.PATH + path, door).any(TrustDomainDoor.PATH + path, POST_ONLY);
  }
}
