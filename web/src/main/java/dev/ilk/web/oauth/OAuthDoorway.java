package dev.ilk.web.oauth;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.agent.AgentPlane;
import dev.ilk.prove.federation.possession.Possession;
import dev.ilk.prove.workload.WorkloadPlane;
import dev.ilk.web.http.Addresses;
import dev.ilk.web.http.Doorway;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the doors of the issuers need.
 *
 * @param doorway the way to the gate
 * @param issuers the names of the issuers
 * @param addresses where Ilk is known to the public
 * @param workloads the workload plane
 * @param agents the agent plane
 * @param possession gives nonces for proofs of keys
 * @param publications what the issuers publish
 * @param people what the doors of human issuers need besides
 */
public record OAuthDoorway(
    Doorway doorway,
    Issuers issuers,
    Addresses addresses,
    WorkloadPlane workloads,
    AgentPlane agents,
    Possession possession,
    Publications publications,
    PeopleDoorway people) {

  /** Where a door of an issuer is known to the public. */
  List<URI> addresses(Issuers.Issuer issuer, String door) {
    return addresses.of(path(issuer) + "/" + door);
  }

  /** The path of an issuer's doors. */
  String path(Issuers.Issuer issuer) {
    return issuers.of(issuer.environment(), issuer.plane()).substring(issuers.base().length());
  }

  /** Records and refuses what makes no command. */
  <R> Outcome<R> turnAway(
      Arrival arrival, String action, Environment environment, List<Problem> problems) {
    return doorway.gate().turnAway(arrival, action, Optional.of(environment), problems.getFirst());
  }
}
