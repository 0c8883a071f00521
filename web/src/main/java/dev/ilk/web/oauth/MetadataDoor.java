package dev.ilk.web.oauth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.keys.Algorithm;
import dev.ilk.web.http.Json;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an issuer says of itself (RFC 8414, section 2). The same document answers to those who look
 * for it by OpenID Connect Discovery, as clouds do that verify tokens of other issuers.
 */
final class MetadataDoor extends PublishedDoor {
  private static final int SECONDS = 300;

  private final OAuthDoorway way;

  MetadataDoor(OAuthDoorway way) {
    this.way = way;
  }

  @Override
  Optional<Page> page(ServerRequest request, Issuers.Issuer issuer) throws PartUnavailable {
    return way.publications()
        .keys(issuer)
        .map(keys -> new Page("application/json", document(issuer, keys).toString(), SECONDS));
  }

  private ObjectNode document(Issuers.Issuer issuer, Publications.Keys keys) {
    String name = way.issuers().of(issuer.environment(), issuer.plane());
    if (issuer.plane() == Kind.HUMAN) {
      return HumanMetadata.document(
          name,
          keys.algorithms(),
          way.addresses().mutual().map(base -> base + way.path(issuer)),
          way.people().plane().takesDocuments());
    }
    ObjectNode document = Json.object();
    document.put("issuer", name);
    document.put("token_endpoint", name + "/token");
    document.put("jwks_uri", name + "/jwks");
    document.put("introspection_endpoint", name + "/introspect");
    document.put("revocation_endpoint", name + "/revoke");
    document.put("revocation_feed_endpoint", name + "/revocations");
    boolean clients = issuer.plane() == Kind.WORKLOAD;
    ArrayNode grants = document.putArray("grant_types_supported").add(TokenRequest.GRANT);
    if (clients) {
      grants.add(TokenRequest.CLIENT);
    }
    // Required, and empty: there is no authorization endpoint.
    document.putArray("response_types_supported");
    // In an exchange the subject token is the proof, and there is no client beside it.
    authentication(document, "token", clients).insert(0, "none");
    // A bearer token, which is taken at these too, has no registered name as a client's method.
    authentication(document, "introspection", true);
    authentication(document, "revocation", clients);
    algorithms(document.putArray("dpop_signing_alg_values_supported"));
    way.addresses().mutual().ifPresent(base -> mutual(document, base + way.path(issuer)));
    document.putArray("subject_types_supported").add("public");
    ArrayNode algorithms = document.putArray("id_token_signing_alg_values_supported");
    keys.algorithms().forEach(algorithms::add);
    return document;
  }

  /** How clients authenticate at an endpoint (RFC 8414, section 2; RFC 8705, section 2). */
  private ArrayNode authentication(ObjectNode document, String endpoint, boolean clients) {
    ArrayNode methods = document.putArray(endpoint + "_endpoint_auth_methods_supported");
    if (clients) {
      methods.add("private_key_jwt");
      if (endpoint.equals("token")) {
        methods.add("spiffe_jwt");
      }
      algorithms(document.putArray(endpoint + "_endpoint_auth_signing_alg_values_supported"));
      if (way.addresses().mutual().isPresent()) {
        methods.add("tls_client_auth").add("self_signed_tls_client_auth");
        if (endpoint.equals("token")) {
          methods.add("spiffe_x509");
        }
      }
    }
    return methods;
  }

  private static void algorithms(ArrayNode into) {
    Stream.of(Algorithm.values()).map(Algorithm::joseName).forEach(into::add);
  }

  /** RFC 8705, sections 3.3 and 5: the same doors where callers are asked for certificates. */
  private static void mutual(ObjectNode document, String name) {
    document.put("tls_client_certificate_bound_access_tokens", true);
    document
        .putObject("mtls_endpoint_aliases")
        .put("token_endpoint", name + "/token")
        .put("introspection_endpoint", name + "/introspect")
        .put("revocation_endpoint", name + "/revoke");
  }
}
