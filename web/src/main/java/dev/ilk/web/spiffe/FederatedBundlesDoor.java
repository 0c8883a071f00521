package dev.ilk.web.spiffe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.ilk.actor.Environment;
import dev.ilk.gate.ReadFederatedBundles;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET …/federated-bundles}: by what foreign SVIDs are checked, for workloads of ours. */
final class FederatedBundlesDoor extends TrustDomainDoor {
  private final Doorway doorway;

  FederatedBundlesDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  void handle(ServerRequest request, ServerResponse response, Environment environment) {
    doorway.pass(
        request,
        response,
        "federated-bundles",
        new ReadFederatedBundles(environment),
        found -> {
          ObjectNode answer = Json.object();
          ObjectNode bundles = answer.putObject("bundles");
          found
              .byDomain()
              .forEach((domain, json) -> bundles.putRawValue(domain, new RawValue(json)));
          return answer;
        });
  }
}
