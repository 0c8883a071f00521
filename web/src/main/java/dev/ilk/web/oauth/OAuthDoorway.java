package dev.ilk.web.oauth;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.agent.AgentPlane;
import dev.ilk.prove.workload.WorkloadPlane;
import dev.ilk.web.http.Doorway;
import java.util.List;
import java.util.Optional;

/**
 * What the doors of the issuers need.
 *
 * @param doorway the way to the gate
 * @param issuers the names of the issuers
 * @param workloads the workload plane
 * @param agents the agent plane
 * @param publications what the issuers publish
 */
public record OAuthDoorway(
    Doorway doorway,
    Issuers issuers,
    WorkloadPlane workloads,
    AgentPlane agents,
    Publications publications) {

  /** Records and refuses what makes no command. */
  <R> Outcome<R> turnAway(
      Arrival arrival, String action, Environment environment, List<Problem> problems) {
    return doorway.gate().turnAway(arrival, action, Optional.of(environment), problems.getFirst());
  }
}
