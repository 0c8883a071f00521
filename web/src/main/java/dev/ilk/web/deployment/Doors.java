package dev.ilk.web.deployment;

import dev.ilk.prove.workload.WorkloadPlane;
import dev.ilk.web.http.Addresses;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.MethodRefusal;
import io.helidon.webserver.http.HttpRouting;

/** The doors of deployments. */
public final class Doors {
  private static final String LIST = "/v1/deployments";
  private static final String TELL = LIST + "/{environment}";
  private static final String APPROVE = TELL + "/approvals";
  private static final String BUILT = TELL + "/provenance/{workload}";
  private static final String SEND = "/e/{environment}/deployments/{client}";

  private Doors() {}

  /**
   * Opens those of the administration interface.
   *
   * @param routing where
   * @param doorway the way to the gate
   */
  public static void open(HttpRouting.Builder routing, Doorway doorway) {
    TellingDoor telling =
        new TellingDoor(doorway, (request, environment, body) -> doorway.callers());
    routing
        .get(LIST, new ListingDoor(doorway))
        .any(LIST, new MethodRefusal("GET"))
        .post(TELL, telling)
        .any(TELL, new MethodRefusal("POST"))
        .post(APPROVE, new ApprovingDoor(doorway))
        .any(APPROVE, new MethodRefusal("POST"))
        .post(BUILT, new ProvenanceDoor(doorway))
        .any(BUILT, new MethodRefusal("POST"));
  }

  /**
   * Opens the one for signed messages.
   *
   * @param routing where
   * @param doorway the way to the gate
   * @param addresses where Ilk is known to the public
   * @param workloads the workload plane
   */
  public static void open(
      HttpRouting.Builder routing, Doorway doorway, Addresses addresses, WorkloadPlane workloads) {
    Senders senders = new Senders(workloads, addresses);
    routing.post(SEND, new TellingDoor(doorway, senders::of)).any(SEND, new MethodRefusal("POST"));
  }
}
