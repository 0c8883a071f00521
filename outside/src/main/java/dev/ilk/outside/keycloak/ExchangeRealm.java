package dev.ilk.outside.keycloak;

import dev.ilk.keys.jose.Claims;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A realm for the standard token exchange, signing with ES256: a workload gets a token of its own,
 * which another client exchanges for one whose audience is a third.
 *
 * @param name in lower case
 * @param secret the secret of both clients
 */
public record ExchangeRealm(String name, String secret) implements ImportedRealm {
  /** Who gets a token with its own credentials. */
  public static final String WORKLOAD = "workload";

  /** Who exchanges it. */
  public static final String EXCHANGER = "exchanger";

  /** For whom the new token is. */
  public static final String TARGET = "payments";

  private static final int HOUR_SECONDS = 3600;

  @Override
  public String json() {
    Claims representation =
        Claims.builder()
            .put("realm", name)
            .put("enabled", true)
            .put("sslRequired", "none")
            .put("defaultSignatureAlgorithm", "ES256")
            .put("accessTokenLifespan", HOUR_SECONDS)
            .put("ssoSessionMaxLifespan", HOUR_SECONDS)
            .put("ssoSessionIdleTimeout", HOUR_SECONDS)
            .put("components", Map.of("org.keycloak.keys.KeyProvider", keys()))
            .put(
                "clients",
                List.of(
                    client(WORKLOAD, EXCHANGER), client(EXCHANGER, TARGET), client(TARGET, TARGET)))
            .build();
    return new String(representation.json(), StandardCharsets.UTF_8);
  }

  private static List<Map<String, Object>> keys() {
    return List.of(
        key("ecdsa-generated", Map.of("ecdsaEllipticCurveKey", List.of("P-256"))),
        key("hmac-generated", Map.of("algorithm", List.of("HS512"))),
        key("aes-generated", Map.of()));
  }

  private static Map<String, Object> key(String provider, Map<String, Object> config) {
    return Map.of("name", provider, "providerId", provider, "config", config);
  }

  /** A client whose tokens are for another. */
  private Map<String, Object> client(String id, String audience) {
    return Map.of(
        "clientId",
        id,
        "secret",
        secret,
        "publicClient",
        false,
        "standardFlowEnabled",
        false,
        "serviceAccountsEnabled",
        true,
        "attributes",
        Map.of("standard.token.exchange.enabled", "true"),
        "protocolMappers",
        List.of(
            Map.of(
                "name",
                "for " + audience,
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-audience-mapper",
                "config",
                Map.of("included.client.audience", audience, "access.token.claim", "true"))));
  }
}
