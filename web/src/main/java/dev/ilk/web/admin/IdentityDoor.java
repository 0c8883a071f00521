package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Names;
import dev.ilk.gate.IssueAccountKey;
import dev.ilk.gate.ListIdentities;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.kernel.Problem;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.Problems;
import io.helidon.common.parameters.Parameters;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /v1/identities} and {@code GET /v1/identities/{subject}}; {@code POST …/acme-key},
 * {@code …/join-token}.
 */
final class IdentityDoor implements HttpService {
  private static final int LONGEST_TEXT = 100;

  private final Doorway doorway;

  IdentityDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .any("/", new MethodRefusal("GET"))
        .get("/{subject}", this::read)
        .any("/{subject}", new MethodRefusal("GET"))
        .post("/{subject}/acme-key", this::acmeKey)
        .any("/{subject}/acme-key", new MethodRefusal("POST"))
        .post("/{subject}/join-token", new JoinTokenDoor(doorway))
        .any("/{subject}/join-token", new MethodRefusal("POST"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    Parameters query = request.query();
    List<Problem> problems = new ArrayList<>();
    Optional<String> kindText = query.first("kind").asOptional();
    Optional<Kind> kind = kindText.flatMap(Kind::of);
    if (kindText.isPresent() && kind.isEmpty()) {
      problems.add(invalid("kind", "expected human, workload or agent"));
    }
    Optional<String> environment = query.first("environment").asOptional();
    if (environment.filter(name -> !Names.ENVIRONMENT.matcher(name).matches()).isPresent()) {
      problems.add(invalid("environment", "expected the name of an environment"));
    }
    int limit = number(query.first("limit").orElse("100"));
    if (limit < 1 || limit > 1000) {
      problems.add(invalid("limit", "expected 1 to 1000"));
    }
    String text = query.first("text").orElse("");
    String after = query.first("after").orElse("");
    if (text.length() > LONGEST_TEXT || after.length() > LONGEST_TEXT) {
      problems.add(invalid("text", "expected at most %d characters".formatted(LONGEST_TEXT)));
    }
    if (!problems.isEmpty()) {
      Problems.send(response, problems);
      return;
    }
    ListIdentities command =
        new ListIdentities(kind, environment.map(Environment::new), text, after, limit);
    doorway.pass(request, response, "admin", command, IdentityDoor::page);
  }

  private void read(ServerRequest request, ServerResponse response) {
    String subject = request.path().pathParameters().get("subject");
    if (subject.length() > LONGEST_TEXT) {
      Problems.send(response, List.of(invalid("subject", "longer than any subject")));
      return;
    }
    doorway.pass(request, response, "admin", new ReadIdentity(subject), Shapes::view);
  }

  /** With which its software opens an ACME account (RFC 8555, section 7.3.4). */
  private void acmeKey(ServerRequest request, ServerResponse response) {
    String subject = request.path().pathParameters().get("subject");
    if (subject.length() > LONGEST_TEXT) {
      Problems.send(response, List.of(invalid("subject", "longer than any subject")));
      return;
    }
    doorway.pass(
        request,
        response,
        "admin",
        new IssueAccountKey(subject),
        issued ->
            Json.object()
                .put("workload", issued.workload())
                .put("directory", issued.directory())
                .put("kid", issued.id().value())
                .put("hmac_key", issued.secret())
                .put("expires", issued.expires().toString()));
  }

  private static JsonNode page(ListIdentities.Page page) {
    ObjectNode answer = Json.object();
    ArrayNode identities = answer.putArray("identities");
    page.identities().forEach(actor -> identities.add(Shapes.summary(actor)));
    return answer.put("next", page.next());
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
  }

  private static Problem invalid(String place, String message) {
    return Problem.of(Problem.Kind.INVALID, "parameter_invalid", message).at(place);
  }
}
