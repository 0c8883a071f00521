package dev.ilk.web.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Deployment;
import dev.ilk.actor.ImageDigest;
import dev.ilk.actor.RunningInstance;
import dev.ilk.gate.ListDeployments;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v1/deployments}: what Ilk was told is deployed and runs. */
final class ListingDoor implements Handler {
  private static final int MOST = 1000;
  private static final int LONGEST_NAME = 100;

  private final Doorway doorway;

  ListingDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Optional<String> workload =
        request
            .query()
            .first("workload")
            .asOptional()
            .filter(name -> !name.isEmpty())
            .map(name -> name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    boolean ended = request.query().first("ended").asOptional().equals(Optional.of("true"));
    doorway.pass(
        request, response, "admin", new ListDeployments(workload, ended, MOST), ListingDoor::json);
  }

  private static JsonNode json(ListDeployments.Listed listed) {
    ObjectNode answer = Json.object();
    ArrayNode deployments = answer.putArray("deployments");
    for (Deployment one : listed.deployments()) {
      ObjectNode row =
          deployments
              .addObject()
              .put("id", one.id().value())
              .put("deployment", one.name())
              .put("workload", one.workload())
              .put("environment", one.environment().name())
              .put("commit", one.commit())
              .put("since", one.since().toString());
      one.end().ifPresent(end -> row.put("end", end.toString()));
      ArrayNode approvals = row.putArray("approvals");
      one.approvals().forEach(given -> approvals.add(given.as()));
      images(row, one.images());
    }
    ArrayNode instances = answer.putArray("instances");
    for (RunningInstance one : listed.instances()) {
      ObjectNode row =
          instances
              .addObject()
              .put("instance", one.uid())
              .put("workload", one.workload())
              .put("node", one.node())
              .put("since", one.since().toString());
      images(row, one.images());
    }
    return answer;
  }

  private static void images(ObjectNode row, Set<ImageDigest> images) {
    ArrayNode list = row.putArray("images");
    images.stream().sorted().map(ImageDigest::text).forEach(list::add);
  }
}
