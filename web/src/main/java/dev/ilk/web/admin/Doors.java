package dev.ilk.web.admin;

import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.MethodRefusal;
import io.helidon.webserver.http.HttpRouting;

/** The doors of the administration interface. */
public final class Doors {
  /** The longest body of a request that carries no declaration, in bytes. */
  static final int SMALL = 64 << 10;

  private Doors() {}

  /**
   * Opens them.
   *
   * @param routing where
   * @param doorway the way to the gate
   */
  public static void open(HttpRouting.Builder routing, Doorway doorway) {
    routing
        .register("/v1/registry", new RegistryDoor(doorway))
        .register("/v1/identities", new IdentityDoor(doorway))
        .register("/v1/people", new PeopleDoor(doorway))
        .register("/v1/groups", new GroupDoor(doorway))
        .register("/v1/delegations", new DelegationDoor(doorway))
        .register("/v1/revocations", new RevocationDoor(doorway))
        .register("/v1/apps", new AppDoor(doorway))
        .register("/v1/joined-agents", new JoinedDoor(doorway))
        .register("/v1/federations", new FederationDoor(doorway))
        .register("/v1/grants", new GrantDoor(doorway))
        .register("/v1/sessions", new SessionDoor(doorway))
        .register("/v1/sources", new SourceDoor(doorway))
        .register("/v1/webhooks", new WebhookDoor(doorway))
        .register("/v1/accounts", new AccountDoor(doorway))
        .register("/v1/findings", new FindingDoor(doorway))
        .register("/v1/measures", new MeasureDoor(doorway))
        .register("/v1/links", new LinkDoor(doorway))
        .register("/v1/leaks", new LeakDoor(doorway))
        .register("/v1/owners", new OwnerDoor(doorway))
        .register("/v1/secrets", new SecretDoor(doorway))
        .register("/v1/tranches", new TrancheDoor(doorway))
        .register("/v1", new GraphDoor(doorway))
        .post("/v1/estate/reclassify", new EstateDoor(doorway))
        .any("/v1/estate/reclassify", new MethodRefusal("POST"))
        .register("/v1", new RecordDoor(doorway))
        .register("/v1/policies", new PolicyDoor(doorway))
        .post("/v1/trust/test", new TrustDoor(doorway))
        .any("/v1/trust/test", new MethodRefusal("POST"))
        .register("/v1/approvals", new ApprovalDoor(doorway))
        .register("/v1/mass-changes", new MassDoor(doorway))
        .register("/v1/lifecycle", new LifecycleDoor(doorway))
        .register("/v1/templates", new TemplateDoor(doorway))
        .register("/v1/requests", new RequestDoor(doorway))
        .register("/v1/hand-overs", new HandOverDoor(doorway))
        .register("/v1/rotations", new RotationDoor(doorway))
        .register("/v1/reviews", new ReviewDoor(doorway))
        .register("/v1/elevations", new ElevationDoor(doorway))
        .post("/v1/keys/rotate", new KeysDoor(doorway))
        .any("/v1/keys/rotate", new MethodRefusal("POST"))
        .register("/v1/authorities", new AuthorityDoor(doorway))
        .get("/v1/crypto", new CryptoDoor(doorway))
        .any("/v1/crypto", new MethodRefusal("GET"))
        .get("/v1/self", new SelfDoor(doorway))
        .any("/v1/self", new MethodRefusal("GET"));
  }
}
