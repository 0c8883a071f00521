package dev.ilk.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustDomainsTest {
  private static final Environment PROD = new Environment("prod");
  private static final Environment STAGING = new Environment("staging");

  @ParameterizedTest
  @CsvSource({
    "https://ilk.acme.example,      prod.ilk.acme.example",
    "http://127.0.0.1:8420,         prod.127.0.0.1",
    "http://localhost:8420,         prod.localhost",
    "https://[2001:db8::1]:8420,    prod.ilk.internal",
    "https://Ilk.Acme.Example,      prod.ilk.internal"
  })
  void an_environment_stands_before_the_name_of_ilk(String address, String domain) {
    assertEquals(new TrustDomain(domain), domains(address, Map.of()).of(PROD));
  }

  @Test
  void what_is_chosen_holds_for_its_environment_alone() {
    TrustDomain acme = new TrustDomain("acme.example");
    TrustDomains domains = domains("https://ilk.acme.example", Map.of(PROD, acme));
    assertEquals(acme, domains.of(PROD));
    assertEquals(new TrustDomain("staging.ilk.acme.example"), domains.of(STAGING));
  }

  @Test
  void an_environment_may_be_given_its_usual_name() {
    TrustDomain usual = new TrustDomain("prod.ilk.acme.example");
    assertEquals(usual, domains("https://ilk.acme.example", Map.of(PROD, usual)).of(PROD));
  }

  @Test
  void one_trust_domain_for_two_environments_is_refused() {
    TrustDomain acme = new TrustDomain("acme.example");
    assertEquals("trust_domain_shared", refusal(Map.of(PROD, acme, STAGING, acme)));
  }

  @Test
  void the_usual_trust_domain_of_another_environment_is_refused() {
    TrustDomain others = new TrustDomain("staging.ilk.acme.example");
    assertEquals("trust_domain_shared", refusal(Map.of(PROD, others)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Acme", "a/b", "a b", "ä", "a:1", "a%62", "a\n"})
  void what_is_no_name_is_refused(String text) {
    assertFalse(TrustDomain.isName(text));
  }

  @Test
  void a_name_has_at_most_255_characters() {
    assertTrue(TrustDomain.isName("a".repeat(255)));
    assertFalse(TrustDomain.isName("a".repeat(256)));
  }

  private static TrustDomains domains(String address, Map<Environment, TrustDomain> chosen) {
    return switch (TrustDomains.of(new Issuers(address), chosen)) {
      case Result.Ok<TrustDomains>(TrustDomains domains) -> domains;
      case Result.Failed<TrustDomains> failed -> throw new AssertionError(failed.toString());
    };
  }

  private static String refusal(Map<Environment, TrustDomain> chosen) {
    return switch (TrustDomains.of(new Issuers("https://ilk.acme.example"), chosen)) {
      case Result.Ok<TrustDomains> ok -> throw new AssertionError(ok.toString());
      case Result.Failed<TrustDomains>(List<Problem> problems) -> problems.getFirst().code();
    };
  }
}
