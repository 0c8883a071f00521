package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Environment;
import dev.ilk.gate.ImportAuthority;
import dev.ilk.gate.ReadAuthority;
import dev.ilk.gate.RequestAuthority;
import dev.ilk.gate.RotateKeys;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** {@code /v1/authorities/{environment}}: who signs its certificates, and under which root. */
final class AuthorityDoor implements HttpService {
  private static final int LONGEST_CHAIN = 64 << 10;

  /** A chain as text in a JSON text, in bytes. */
  private static final int MOST_BYTES = 160 << 10;

  private final Doorway doorway;

  AuthorityDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/{environment}", this::read)
        .any("/{environment}", new MethodRefusal("GET"))
        .post("/{environment}/request", this::request)
        .any("/{environment}/request", new MethodRefusal("POST"))
        .post("/{environment}/import", this::take)
        .any("/{environment}/import", new MethodRefusal("POST"));
  }

  private void read(ServerRequest request, ServerResponse response) {
    PathParts.environment(request, response)
        .ifPresent(at ->
            doorway.pass(
                request, response, "admin", new ReadAuthority(at), state -> json(at, state)));
  }

  private void request(ServerRequest request, ServerResponse response) {
    PathParts.environment(request, response)
        .ifPresent(at ->
            doorway.pass(
                request,
                response,
                "admin",
                new RequestAuthority(at),
                made -> Json.object().put("key", made.key()).put("csr", made.csr())));
  }

  private void take(ServerRequest request, ServerResponse response) {
    Optional<Environment> at = PathParts.environment(request, response);
    if (at.isEmpty()) {
      return;
    }
    doorway.pass(
        request,
        response,
        "admin",
        RequestBody.read(request, MOST_BYTES, fields -> chain(at.get(), fields)),
        AuthorityDoor::json);
  }

  private static Result<ImportAuthority> chain(Environment at, Fields fields) {
    String chain = fields.text("chain", LONGEST_CHAIN);
    Optional<RotateKeys.Urgency> urgency =
        fields.parsed(
            "urgency",
            RotateKeys.Urgency.of(fields.optional("urgency", 20).orElse("planned"))
                .filter(one -> one != RotateKeys.Urgency.COMPROMISED),
            "expected planned or at_once");
    return fields.made(
        () -> new ImportAuthority(at, chain, urgency.orElseThrow() == RotateKeys.Urgency.AT_ONCE));
  }

  private static ObjectNode json(ImportAuthority.Imported imported) {
    return Json.object()
        .put("key", imported.key())
        .put("root_sha256", imported.root())
        .put("signs_from", imported.signsFrom().toString())
        .put("end", imported.end().toString());
  }

  private static ObjectNode json(Environment at, ReadAuthority.State state) {
    ObjectNode json = Json.object();
    json.put("environment", at.name());
    json.put("trust_domain", state.domain().name());
    json.put("offline_root", state.offline());
    state
        .present()
        .ifPresent(one ->
            json.putObject("present").put("key", one.key()).put("end", one.end().toString()));
    ObjectNode next = json.putObject("next").put("key", state.next());
    state
        .imported()
        .ifPresent(
            one -> next.put("signs_from", one.from().toString()).put("end", one.end().toString()));
    ArrayNode roots = json.putArray("roots");
    state
        .roots()
        .forEach(one ->
            roots
                .addObject()
                .put("subject", one.subject())
                .put("sha256", one.sha256())
                .put("end", one.end().toString()));
    state.warning().ifPresent(text -> json.put("warning", text));
    return json;
  }
}
