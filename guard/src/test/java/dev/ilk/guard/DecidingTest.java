package dev.ilk.guard;

import static dev.ilk.guard.Service.REPORTS;
import static dev.ilk.guard.Service.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.keys.jose.Claims;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions made where the service is, and reported before they count. */
class DecidingTest {
  private static final String POLICIES =
      """
      @id("small-refunds")
      permit (principal == Workload::"prod-checkout", action == Action::"payments:refund",
              resource is Payment)
      when { resource.amount <= 100 && principal.environment == "prod"
             && principal.scopes.contains("payments:refund") };
      @id("frozen")
      @reason("the payment is frozen")
      forbid (principal, action, resource) when { resource has frozen && resource.frozen };
      @id("helper-reads")
      permit (principal == Agent::"prod-helper", action == Action::"payments:read", resource);
      """;

  private final Service service = new Service();
  private final Judge deciding =
      new Deciding(
          PolicySet.parse(SourceText.of(POLICIES), PolicySet.Ids.BY_ANNOTATION).orThrow(),
          Reports.direct(service.ilk.uri(), service.own),
          service.ilk.clock);

  @BeforeEach
  void ready() {
    service.answers(REPORTS, 204, "");
  }

  @AfterEach
  void close() {
    service.close();
  }

  private static GuardedAction refund(Map<String, Object> properties) {
    return new GuardedAction("payments:refund", "Payment", "p-1", properties, Optional.empty());
  }

  @Test
  void the_services_own_policies_decide() {
    assertEquals(
        "allowed: a policy permits it",
        outcome(deciding, service.caller(), refund(Map.of("amount", 100L))));
    assertEquals(
        "denied: no policy permits it",
        outcome(deciding, service.caller(), refund(Map.of("amount", 101L))));
    assertEquals(
        "denied: the payment is frozen",
        outcome(deciding, service.caller(), refund(Map.of("amount", 1L, "frozen", true))));
    assertEquals(
        "denied: no policy permits it", outcome(deciding, service.caller(), refund(Map.of())));
  }

  @Test
  void an_agent_is_judged_as_itself_and_not_as_who_lent_it_power() {
    GuardedAction read = GuardedAction.of("payments:read", "Payment", "p-1");
    assertEquals("allowed: a policy permits it", outcome(deciding, service.agent(), read));
  }

  @Test
  void each_decision_is_reported_with_what_decided() {
    outcome(deciding, service.caller(), refund(Map.of("amount", 7L)));
    outcome(deciding, service.caller(), refund(Map.of("amount", 1L, "frozen", true)));
    Claims allowed = Service.parsed(service.received.getFirst());
    assertEquals(Optional.of(true), allowed.truth("decision"));
    assertEquals(Optional.of(List.of("small-refunds")), allowed.texts("policies"));
    Claims denied = Service.parsed(service.received.getLast());
    assertEquals(Optional.of(false), denied.truth("decision"));
    assertEquals(Optional.of(List.of("frozen")), denied.texts("policies"));
    assertEquals(Optional.of("the payment is frozen"), denied.text("reason"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 403, 500, 503})
  void a_decision_that_the_record_does_not_take_is_none(int status) {
    service.answers(REPORTS, status, "{}");
    assertEquals("unavailable", outcome(deciding, service.caller(), refund(Map.of("amount", 7L))));
  }

  /** What did not count needs no report; what counts again is reported again. */
  @Test
  void after_an_outage_decisions_count_and_are_reported_again() {
    service.ilk.on(Service.TOKEN, exchange -> Ilk.json(exchange, 503, "{}"));
    assertEquals("unavailable", outcome(deciding, service.caller(), refund(Map.of("amount", 7L))));
    assertEquals(List.of(), service.received);
    service.answers(Service.TOKEN, 200, "{\"access_token\":\"own\",\"expires_in\":300}");
    service.ilk.clock.move(Duration.ofSeconds(1));
    service.received.clear();
    assertEquals(
        "allowed: a policy permits it",
        outcome(deciding, service.caller(), refund(Map.of("amount", 7L))));
    assertEquals("Bearer own", service.shown.getLast());
  }
}
