package dev.ilk.web.oauth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.keys.Algorithm;
import dev.ilk.prove.human.passkey.Assurance;
import dev.ilk.web.http.Json;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/** What a human issuer says of itself (RFC 8414, section 2; OpenID Connect Discovery 1.0, 3). */
final class HumanMetadata {
  private HumanMetadata() {}

  static ObjectNode document(
      String name, SortedSet<String> algorithms, Optional<String> mutual, boolean documents) {
    ObjectNode document = Json.object();
    document.put("issuer", name);
    document.put("authorization_endpoint", name + "/authorize");
    document.put("pushed_authorization_request_endpoint", name + "/par");
    document.put("token_endpoint", name + "/token");
    document.put("device_authorization_endpoint", name + "/device_authorization");
    document.put("registration_endpoint", name + "/register");
    document.put("userinfo_endpoint", name + "/userinfo");
    document.put("jwks_uri", name + "/jwks");
    document.put("introspection_endpoint", name + "/introspect");
    document.put("revocation_endpoint", name + "/revoke");
    document.put("revocation_feed_endpoint", name + "/revocations");
    document.put("authorization_response_iss_parameter_supported", true);
    document.put("client_id_metadata_document_supported", documents);
    document.put("claims_parameter_supported", false);
    document.put("request_parameter_supported", false);
    // Pushed requests only; nothing is ever fetched from an address in a request.
    document.put("request_uri_parameter_supported", false);
    document.put("tls_client_certificate_bound_access_tokens", mutual.isPresent());
    texts(document, "response_types_supported", "code");
    texts(document, "response_modes_supported", "query");
    texts(
        document,
        "grant_types_supported",
        "authorization_code",
        "refresh_token",
        "urn:ietf:params:oauth:grant-type:device_code");
    texts(document, "code_challenge_methods_supported", "S256");
    texts(document, "subject_types_supported", "public");
    texts(document, "scopes_supported", "openid", "profile", "email", "offline_access");
    texts(document, "prompt_values_supported", "none", "login", "consent", "select_account");
    texts(document, "acr_values_supported", Assurance.PHISHING_RESISTANT, Assurance.HARDWARE);
    texts(
        document,
        "claims_supported",
        "sub",
        "iss",
        "auth_time",
        "acr",
        "amr",
        "name",
        "preferred_username",
        "email",
        "email_verified");
    ArrayNode idTokens = document.putArray("id_token_signing_alg_values_supported");
    algorithms.forEach(idTokens::add);
    methods(document, "token", mutual.isPresent()).insert(0, "none");
    methods(document, "introspection", mutual.isPresent());
    methods(document, "revocation", mutual.isPresent()).insert(0, "none");
    ArrayNode proofs = document.putArray("dpop_signing_alg_values_supported");
    Stream.of(Algorithm.values()).map(Algorithm::joseName).forEach(proofs::add);
    mutual.ifPresent(base ->
        document
            .putObject("mtls_endpoint_aliases")
            .put("token_endpoint", base + "/token")
            .put("pushed_authorization_request_endpoint", base + "/par")
            .put("revocation_endpoint", base + "/revoke")
            .put("userinfo_endpoint", base + "/userinfo"));
    return document;
  }

  private static ArrayNode methods(ObjectNode document, String endpoint, boolean certificates) {
    ArrayNode methods = document.putArray(endpoint + "_endpoint_auth_methods_supported");
    methods.add("private_key_jwt");
    if (certificates) {
      methods.add("tls_client_auth").add("self_signed_tls_client_auth");
    }
    ArrayNode algorithms =
        document.putArray(endpoint + "_endpoint_auth_signing_alg_values_supported");
    Stream.of(Algorithm.values()).map(Algorithm::joseName).forEach(algorithms::add);
    return methods;
  }

  private static void texts(ObjectNode document, String name, String... values) {
    ArrayNode array = document.putArray(name);
    Stream.of(values).forEach(array::add);
  }
}
