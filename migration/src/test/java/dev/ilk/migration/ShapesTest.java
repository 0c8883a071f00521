package dev.ilk.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Shapes shapes = Shapes.builtIn();

  @ParameterizedTest
  @CsvSource({
    "kubernetes, long-lived token, WORKLOAD, kubernetes-token",
    "postgres, password, WORKLOAD, database-password",
    "postgres, password, HUMAN, database-password",
    "entra, client-secret, WORKLOAD, app-secret",
    "entra, certificate, WORKLOAD, app-secret",
    "keycloak, client-secret, WORKLOAD, client-secret",
    "csv, Access-Key, WORKLOAD, cloud-key",
    "csv, actions-secret, WORKLOAD, ci-secret",
    "csv, password, HUMAN, person-password",
    "csv, password, WORKLOAD, password",
    "github, token, HUMAN, personal-token",
    "gitlab, token, WORKLOAD, api-key",
    "csv, deploy key, WORKLOAD, ssh-key",
    "csv, '', AGENT, other",
    "'', sonstiges, WORKLOAD, other"
  })
  void a_credential_is_of_the_sort_that_its_replacement_goes_by(
      String connector, String kind, Kind actor, String shape) {
    assertEquals(Optional.of(shape), shapes.of(connector, kind, actor));
  }

  @ParameterizedTest
  @CsvSource({"federated credential", "OIDC trust", "passkey", "WebAuthn", "ssh public key"})
  void what_holds_no_secret_is_none(String kind) {
    assertEquals(Optional.empty(), shapes.of("csv", kind, Kind.WORKLOAD));
  }

  @Test
  void what_ends_within_a_day_or_has_ended_is_not_static() {
    Optional<Instant> made = Optional.of(NOW.minusSeconds(60));
    assertTrue(Shapes.isShort(made, Optional.of(made.get().plus(Shapes.SHORT)), NOW));
    assertFalse(
        Shapes.isShort(made, Optional.of(made.get().plus(Shapes.SHORT).plusSeconds(1)), NOW));
    assertTrue(Shapes.isShort(Optional.empty(), Optional.of(NOW), NOW));
    assertFalse(Shapes.isShort(Optional.empty(), Optional.of(NOW.plusSeconds(1)), NOW));
    assertFalse(Shapes.isShort(made, Optional.empty(), NOW));
  }
}
