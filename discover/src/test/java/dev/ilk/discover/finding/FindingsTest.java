package dev.ilk.discover.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.discover.Account;
import dev.ilk.discover.HeldCredential;
import dev.ilk.discover.classify.ClassRules;
import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.classify.Corrections;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2024-01-01T00:00:00Z");
  private static final HeldCredential OLD_KEY =
      new HeldCredential(
          "access-key", "k1", Optional.of(LONG_AGO), Optional.of(LONG_AGO), Optional.empty());
  private final Classifier classifier = new Classifier(ClassRules.builtIn(), new Corrections());

  @Test
  void a_forgotten_service_account_shows_all_that_is_wrong_with_it() {
    Account forgotten =
        account("svc-orders-sync", true, LONG_AGO, Map.of("interactive", "4"), List.of(OLD_KEY));
    assertEquals(
        Set.of(
            "stale",
            "ownerless",
            "used-by-people",
            "never-expires",
            "not-rotated",
            "unused-credential"),
        codes(forgotten));
    assertEquals(
        Set.of("NHI1", "NHI7", "NHI10"),
        find(forgotten).stream().map(Finding::owasp).collect(Collectors.toSet()));
  }

  @Test
  void one_identity_in_two_environments_is_found_however_they_are_told() {
    for (String told : List.of("prod staging", "Prod, staging", "staging;prod;prod")) {
      Account shared =
          account("svc-x-sync", true, NOW, Map.of("owner", "x", "environments", told), List.of());
      assertEquals(Set.of("cross-environment"), codes(shared));
      assertEquals("NHI8", find(shared).getFirst().owasp());
      assertEquals("it is used in prod and staging", find(shared).getFirst().evidence());
    }
    Account one =
        account("svc-x-sync", true, NOW, Map.of("owner", "x", "environments", " prod "), List.of());
    assertEquals(Set.of(), codes(one));
  }

  @Test
  void what_is_owned_used_and_ends_is_left_alone() {
    HeldCredential fresh =
        new HeldCredential(
            "certificate",
            "c1",
            Optional.of(NOW.minusSeconds(3_600)),
            Optional.of(NOW),
            Optional.of(NOW.plusSeconds(3_600)));
    assertEquals(
        Set.of(),
        codes(account("svc-orders-sync", true, NOW, Map.of("owner", "orders"), List.of(fresh))));
  }

  @Test
  void a_person_whose_account_is_run_by_a_program_is_told() {
    Account person =
        account(
            "anna.smith",
            true,
            NOW,
            Map.of(
                "cadence", "5000", "hours", "24", "client", "python-requests/2", "factors", "totp"),
            List.of());
    assertTrue(codes(person).contains("misclassified"), () -> codes(person).toString());
  }

  @Test
  void power_makes_a_missing_factor_worse_and_disabled_ones_may_hold_nothing() {
    Account admin =
        account("anna.smith", true, NOW, Map.of("factors", "none", "admin", "true"), List.of());
    assertEquals(Severity.HIGH, find(admin).getFirst().severity());
    assertEquals(
        Set.of("credential-of-disabled"),
        codes(account("anna.smith", false, LONG_AGO, Map.of(), List.of(OLD_KEY))));
  }

  private Set<String> codes(Account account) {
    return find(account).stream().map(Finding::code).collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Finding> find(Account account) {
    return Findings.of(account, classifier.classify(account), NOW);
  }

  private static Account account(
      String name,
      boolean enabled,
      Instant used,
      Map<String, String> traits,
      List<HeldCredential> held) {
    return new Account(
        "test",
        name,
        name,
        "",
        "",
        "",
        enabled,
        Optional.of(LONG_AGO),
        Optional.of(used),
        traits,
        held);
  }
}
