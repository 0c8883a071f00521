package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.BundleEndpoint;
import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.gate.EndFederation;
import dev.ilk.gate.FederateDomain;
import dev.ilk.gate.FederationState;
import dev.ilk.gate.ListFederations;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** {@code /v1/federations/{environment}}: the foreign trust domains that it follows. */
final class FederationDoor implements HttpService {
  /** The longest bundle to begin with, as text in a JSON text, in bytes. */
  private static final int MOST_BYTES = 160 << 10;

  private static final int LONGEST_BUNDLE = 64 << 10;

  private final Doorway doorway;

  FederationDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/{environment}", this::list)
        .post("/{environment}", this::add)
        .any("/{environment}", new MethodRefusal("GET, POST"))
        .delete("/{environment}/{domain}", this::remove)
        .any("/{environment}/{domain}", new MethodRefusal("DELETE"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    PathParts.environment(request, response)
        .ifPresent(at ->
            doorway.pass(
                request,
                response,
                "admin",
                new ListFederations(at),
                states -> Json.list("federations", states, FederationDoor::json)));
  }

  private void add(ServerRequest request, ServerResponse response) {
    Optional<Environment> at = PathParts.environment(request, response);
    if (at.isEmpty()) {
      return;
    }
    doorway.pass(
        request,
        response,
        "admin",
        RequestBody.read(request, MOST_BYTES, fields -> read(at.get(), fields)),
        FederationDoor::json);
  }

  private static Result<FederateDomain> read(Environment at, Fields fields) {
    String domain = fields.text("trust_domain", 255);
    String url = fields.text("url", BundleEndpoint.LONGEST);
    Optional<String> id = fields.optional("endpoint_spiffe_id", 1000);
    Optional<String> bundle = fields.optional("bundle", LONGEST_BUNDLE);
    if (!domain.isEmpty() && !TrustDomain.isName(domain)) {
      fields.wrong("field_invalid", "expected a name such as `partner.example`", "trust_domain");
    }
    if (!url.isEmpty() && !BundleEndpoint.Form.isAddress(url)) {
      fields.wrong("field_invalid", "expected an address that begins with `https://`", "url");
    }
    if (id.filter(one -> !BundleEndpoint.Form.isId(one)).isPresent()) {
      fields.wrong(
          "field_invalid",
          "expected a SPIFFE ID with a path, such as `spiffe://partner.example/ilk/server`",
          "endpoint_spiffe_id");
    }
    return fields.made(() ->
        new FederateDomain(
            at,
            new TrustDomain(domain),
            id.<BundleEndpoint>map(one -> new BundleEndpoint.Spiffe(url, one))
                .orElseGet(() -> new BundleEndpoint.Web(url)),
            bundle));
  }

  private void remove(ServerRequest request, ServerResponse response) {
    String domain = request.path().pathParameters().get("domain");
    Optional<Environment> at = PathParts.environment(request, response);
    if (at.isEmpty()) {
      return;
    }
    if (TrustDomain.isName(domain)) {
      EndFederation command = new EndFederation(at.get(), new TrustDomain(domain));
      doorway.pass(request, response, "admin", command, done -> Json.object());
    } else {
      Problem problem =
          Problem.of(
              Problem.Kind.NOT_FOUND, "federation_unknown", "no trust domain has such a name");
      Problems.send(response, List.of(problem));
    }
  }

  private static ObjectNode json(FederationState state) {
    ObjectNode json = Json.object();
    json.put("environment", state.relation().at().name());
    json.put("trust_domain", state.relation().domain().name());
    json.put("profile", state.relation().endpoint().profile());
    json.put("url", state.relation().endpoint().url());
    switch (state.relation().endpoint()) {
      case BundleEndpoint.Web web -> {}
      case BundleEndpoint.Spiffe spiffe -> json.put("endpoint_spiffe_id", spiffe.serverId());
    }
    json.put("declared_by", state.relation().declaredBy());
    json.put("declared", state.relation().declared().toString());
    state
        .held()
        .ifPresent(held -> {
          ObjectNode bundle = json.putObject("bundle");
          bundle.put("x509_authorities", held.authorities());
          bundle.put("jwt_keys", held.tokenKeys());
          held.sequence().ifPresent(number -> bundle.put("sequence", number));
          bundle.put("read", held.read().toString());
          bundle.put("counts_until", held.until().toString());
        });
    state.trouble().ifPresent(why -> json.put("trouble", why));
    return json;
  }
}
