package dev.ilk.outside.keycloak;

import dev.ilk.keys.jose.Claims;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A realm that people sign in at.
 *
 * @param name in lower case
 * @param client the one relying party: public, with PKCE demanded
 * @param redirect where browsers are sent back to
 * @param users who can sign in
 * @param backChannel where the relying party is told of logouts, if it wants to be
 */
public record Realm(
    String name, String client, URI redirect, List<User> users, Optional<URI> backChannel)
    implements ImportedRealm {
  public Realm {
    users = List.copyOf(users);
  }

  /**
   * One whose relying party is not told of logouts.
   *
   * @param name see {@link Realm}
   * @param client see {@link Realm}
   * @param redirect see {@link Realm}
   * @param users see {@link Realm}
   */
  public Realm(String name, String client, URI redirect, List<User> users) {
    this(name, client, redirect, users, Optional.empty());
  }

  /**
   * A person with a password.
   *
   * @param name in lower case
   * @param password what the person types
   * @param email the address
   * @param emailVerified whether it is verified
   */
  public record User(String name, String password, String email, boolean emailVerified) {}

  @Override
  public String json() {
    Claims representation =
        Claims.builder()
            .put("realm", name)
            .put("enabled", true)
            .put("sslRequired", "none")
            .put("clients", List.of(clientJson()))
            .put("users", users.stream().map(Realm::userJson).toList())
            .build();
    return new String(representation.json(), StandardCharsets.UTF_8);
  }

  private Map<String, Object> clientJson() {
    return Map.of(
        "clientId",
        client,
        "enabled",
        true,
        "publicClient",
        true,
        "standardFlowEnabled",
        true,
        "directAccessGrantsEnabled",
        false,
        "redirectUris",
        List.of(redirect.toString()),
        "attributes",
        attributes());
  }

  private Map<String, Object> attributes() {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("pkce.code.challenge.method", "S256");
    backChannel.ifPresent(address -> {
      attributes.put("backchannel.logout.url", address.toString());
      attributes.put("backchannel.logout.session.required", "true");
    });
    return attributes;
  }

  private static Map<String, Object> userJson(User user) {
    return Map.of(
        "username",
        user.name(),
        "enabled",
        true,
        "email",
        user.email(),
        "emailVerified",
        user.emailVerified(),
        // Without both names, Keycloak asks for them at the first sign-in.
        "firstName",
        user.name(),
        "lastName",
        "Example",
        "credentials",
        List.of(Map.of("type", "password", "value", user.password(), "temporary", false)));
  }
}
