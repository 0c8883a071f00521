package dev.ilk.outside.keycloak;

import dev.ilk.keys.jose.Claims;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A realm with people, and a client whose service account may read users, clients and events, which
 * the realm keeps, and nothing else.
 *
 * @param name in lower case
 * @param secret the client's secret
 * @param people names of users
 */
public record AuditedRealm(String name, String secret, List<String> people)
    implements ImportedRealm {
  /** The client that may read. */
  public static final String READER = "reader";

  public AuditedRealm {
    people = List.copyOf(people);
  }

  @Override
  public String json() {
    List<Map<String, Object>> users = new ArrayList<>();
    for (String person : people) {
      users.add(Map.of("username", person, "enabled", true, "email", person + "@acme.example"));
    }
    users.add(
        Map.of(
            "username",
            "service-account-" + READER,
            "enabled",
            true,
            "serviceAccountClientId",
            READER,
            "clientRoles",
            Map.of("realm-management", List.of("view-users", "view-clients", "view-events"))));
    Claims representation =
        Claims.builder()
            .put("realm", name)
            .put("enabled", true)
            .put("adminEventsEnabled", true)
            .put("sslRequired", "none")
            .put(
                "clients",
                List.of(
                    Map.of(
                        "clientId",
                        READER,
                        "enabled",
                        true,
                        "secret",
                        secret,
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false)))
            .put("users", users)
            .build();
    return new String(representation.json(), StandardCharsets.UTF_8);
  }
}
