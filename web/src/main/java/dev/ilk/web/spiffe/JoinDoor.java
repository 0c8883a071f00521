package dev.ilk.web.spiffe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.JoinedAgent;
import dev.ilk.actor.Kind;
import dev.ilk.gate.JoinAgent;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.client.ShownClient;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.workload.WorkloadPlane;
import dev.ilk.web.http.Addresses;
import dev.ilk.web.http.Callers;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import dev.ilk.web.http.Showing;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST …/join}: an agent joins with a join token, as {@code Authorization: DPoP}, and its
 * new key; or it renews its key with an assertion of that key (RFC 7523).
 */
final class JoinDoor extends TrustDomainDoor {
  private static final HeaderName NONCE = HeaderNames.create("DPoP-Nonce");
  private static final int MOST_BYTES = 16 << 10;
  private static final int LONGEST_ASSERTION = 8 << 10;

  private final Doorway doorway;
  private final Addresses addresses;
  private final WorkloadPlane workloads;

  JoinDoor(Doorway doorway, Addresses addresses, WorkloadPlane workloads) {
    this.doorway = doorway;
    this.addresses = addresses;
    this.workloads = workloads;
  }

  @Override
  void handle(ServerRequest request, ServerResponse response, Environment environment) {
    response.header(NONCE, workloads.nonce(doorway.clock().instant()));
    switch (RequestBody.json(request, MOST_BYTES)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Optional<String> key = Optional.ofNullable(body.remove("jwk")).map(JsonNode::toString);
        Fields fields = new Fields(body);
        Optional<String> assertion = fields.optional("client_assertion", LONGEST_ASSERTION);
        if (key.isPresent() == assertion.isPresent()) {
          fields.wrong("field_invalid", "expected either a key or an assertion of one", "jwk");
        }
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
          Callers by =
              assertion.map(text -> renewing(environment, text)).orElse(joining(environment));
          doorway.pass(
              by, request, response, "join", new JoinAgent(environment, key), JoinDoor::joined);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private Callers joining(Environment door) {
    return (request, now) ->
        request
            .headers()
            .first(HeaderNames.AUTHORIZATION)
            .map(header ->
                Showing.of(
                    header, request, () -> addresses.of(request.path().rawPath()), ShownToken::of))
            .map(shown -> workloads.joining(door, shown.token(), shown.presented(), now));
  }

  private Callers renewing(Environment door, String assertion) {
    ShownClient shown = new ShownClient(Optional.empty(), Optional.of(ShownToken.of(assertion)));
    Presented alone = new Presented(List.of(), "POST", List.of(), List.of());
    return (request, now) ->
        Optional.of(workloads.client(new Issuers.Issuer(door, Kind.WORKLOAD), shown, alone, now));
  }

  private static JsonNode joined(JoinedAgent agent) {
    return Json.object()
        .put("id", agent.id().value())
        .put("joined", agent.joined().toString())
        .put("expires", agent.expires().toString());
  }
}
