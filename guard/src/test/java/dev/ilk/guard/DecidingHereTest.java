package dev.ilk.guard;

import static dev.ilk.guard.Service.EVALUATION;
import static dev.ilk.guard.Service.REPORTS;
import static dev.ilk.guard.Service.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions by Ilk's own policies, made where the service is, and how policies get there. */
class DecidingHereTest {
  private static final GuardedAction READ = GuardedAction.of("payments:read", "Payment", "p-1");
  private static final String POLICIES =
      """
      @id("shop") @reason("the shop may")
      permit (principal in Team::"shop", action == Action::"payments:read", resource)
      when { principal.sensitivity == "high" && context.environment == "prod"
             && context.enforced_by == Workload::"prod-payments-api"
             && !(resource has frozen) };
      """;

  private final Service service = new Service();
  private final Bundles bundles = new Bundles(service);
  private final PolicyWatch watch =
      new PolicyWatch(service.ilk.uri(), service.own, Duration.ofMinutes(10), service.ilk.clock);
  private final Judge judge =
      new DecidingHere(
          watch,
          new Asking(service.ilk.uri(), service.own),
          Reports.direct(service.ilk.uri(), service.own),
          service.ilk.clock);

  @BeforeEach
  void ready() throws IlkUnavailable {
    service.answers(REPORTS, 200, "{}");
    service.answers(
        EVALUATION, 200, "{\"decision\":true,\"context\":{\"reason\":\"Ilk says so\"}}");
    bundles.policies = POLICIES;
    watch.refresh();
  }

  @AfterEach
  void close() {
    watch.close();
    service.close();
  }

  private String read() {
    return outcome(judge, service.caller(), READ);
  }

  @Test
  void ilks_policies_decide_here_with_what_ilk_knows_of_the_caller() {
    assertEquals("allowed: the shop may", read());
    GuardedAction frozen =
        new GuardedAction(
            "payments:read", "Payment", "p-1", Map.of("frozen", true), Optional.empty());
    assertEquals("denied: no policy permits it", outcome(judge, service.caller(), frozen));
    assertEquals(0, service.ilk.asked(EVALUATION));
    assertEquals(2, service.ilk.asked(REPORTS));
    Claims report = Service.parsed(service.received.getFirst());
    assertEquals(Optional.of(true), report.truth("decision"));
    assertEquals(
        "2026-11-22T12:00:00Z",
        report.nested("report").orElseThrow().text("decided").orElseThrow());
  }

  @Test
  void what_is_asked_about_is_in_the_team_of_the_service_and_the_action_in_its_groups()
      throws IlkUnavailable {
    bundles.change(
        "@id(\"team\") @reason(\"a team's own\") permit (principal, action in Action::\"read\","
            + " resource in Team::\"payments\");");
    watch.refresh();
    assertEquals("allowed: a team's own", read());
    bundles.change(
        POLICIES
            + "@id(\"frozen\") @reason(\"frozen\") forbid (principal, action,"
            + " resource in Team::\"payments\");");
    watch.refresh();
    assertEquals("denied: frozen", read());
    assertEquals(0, service.ilk.asked(EVALUATION));
  }

  @Test
  void a_guard_whose_own_workload_is_gone_asks() throws IlkUnavailable {
    bundles.entities = bundles.entities.replace("prod-payments-api", "prod-other-api");
    bundles.change(POLICIES);
    watch.refresh();
    assertEquals("allowed: Ilk says so", read());
    assertEquals(1, service.ilk.asked(EVALUATION));
  }

  @Test
  void the_age_of_a_proof_is_known_here() throws IlkUnavailable {
    bundles.change(
        "@id(\"fresh\") permit (principal, action, resource)"
            + " when { context has proof && context.proof.age < duration(\"5m\") };");
    watch.refresh();
    assertEquals("denied: no policy permits it", read());
    assertEquals(0, service.ilk.asked(EVALUATION));
  }

  @Test
  void who_is_no_workload_that_stands_is_left_to_ilk() {
    assertEquals("allowed: Ilk says so", outcome(judge, service.agent(), READ));
    assertEquals(1, service.ilk.asked(EVALUATION));
    assertEquals(0, service.ilk.asked(REPORTS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@id(\"cap\") forbid (principal, action == Action::\"payments:read\", resource)"
            + " when temporal { formerly within 1h Action::\"close\"::request{} };",
        "@id(\"order\") permit (principal, action == Action::\"payments:refund\", resource)"
            + " when temporal { formerly within 1h Action::\"payments:read\"::response{} };",
        "@id(\"few\") forbid (principal, action == Action::\"payments:refund\", resource)"
            + " when temporal { !(count_within(1h, Action::\"payments:read\"::request{}) < 5) };",
        "@id(\"hours\") permit (principal, action == Action::\"payments:read\", resource)"
            + " when { context.local[\"Europe/Zurich\"].hour < 12 };",
        "@id(\"hours\") permit (principal, action, resource)"
            + " when { context has local && context.local has \"UTC\" };",
        "@id(\"whole\") permit (principal, action in [Action::\"payments:read\"], resource)"
            + " when { {\"a\": context} == {\"a\": {}} };"
      })
  void what_looks_at_the_past_or_at_clocks_is_left_to_ilk(String policy) throws IlkUnavailable {
    bundles.change(policy);
    watch.refresh();
    assertEquals("allowed: Ilk says so", read());
  }

  @Test
  void another_action_is_still_decided_here() throws IlkUnavailable {
    bundles.change(
        POLICIES
            + "@id(\"cap\") forbid (principal, action == Action::\"payments:refund\", resource)"
            + " when { context.local[\"UTC\"].hour < 12 };");
    watch.refresh();
    assertEquals("allowed: the shop may", read());
  }

  @Test
  void changed_policies_decide_from_the_next_answer_on() throws IlkUnavailable {
    bundles.change("@id(\"none\") @reason(\"closed\") forbid (principal, action, resource);");
    assertEquals("allowed: the shop may", read());
    watch.refresh();
    assertEquals("denied: closed", read());
  }

  @Test
  void with_ilk_away_the_last_policies_serve_until_their_grace_is_over() {
    service.ilk.on(Bundles.DOOR, exchange -> Ilk.json(exchange, 503, "{}"));
    service.ilk.clock.move(Duration.ofMinutes(9));
    assertThrows(IlkUnavailable.class, watch::refresh);
    assertEquals("allowed: the shop may", read());
    service.ilk.clock.move(Duration.ofMinutes(1));
    assertEquals("unavailable", read());
  }

  @Test
  void an_answer_that_nothing_changed_keeps_them_and_is_signed_as_well() throws IlkUnavailable {
    for (int i = 0; i < 4; i++) {
      service.ilk.clock.move(Duration.ofMinutes(9));
      bundles.sequence++;
      watch.refresh();
    }
    assertEquals("allowed: the shop may", read());
  }

  @Test
  void without_a_first_answer_nothing_is_decided() {
    PolicyWatch fresh =
        new PolicyWatch(service.ilk.uri(), service.own, Duration.ofMinutes(1), service.ilk.clock);
    service.ilk.on(Bundles.DOOR, exchange -> Ilk.json(exchange, 500, "{}"));
    assertThrows(IlkUnavailable.class, fresh::refresh);
    Judge none =
        new DecidingHere(
            fresh,
            new Asking(service.ilk.uri(), service.own),
            Reports.direct(service.ilk.uri(), service.own),
            service.ilk.clock);
    assertEquals("unavailable", outcome(none, service.caller(), READ));
    fresh.close();
  }

  static Stream<Arguments> wrongs() {
    return Stream.of(
        wrong("another key", it -> it.signer = Signer.ephemeral(Algorithm.ES256)),
        wrong("another type", it -> it.type = "at+jwt"),
        wrong("another issuer", it -> it.issuer = it.issuer.replace("prod", "test")),
        wrong("an older state", it -> it.sequence = 0),
        wrong("no state", it -> it.change = but("seq", "x")),
        wrong("no version", it -> it.change = but("version", 1)),
        wrong("for no workload", it -> it.change = but("aud", "human:olga")),
        wrong("made long ago", it -> it.change = but("iat", 1_000_000_000L)),
        wrong("made in the future", it -> it.change = but("iat", 4_000_000_000L)),
        wrong("over", it -> it.change = but("exp", 1_000_000_000L)),
        wrong("no policies", it -> it.policies = "{"),
        wrong("other things", it -> it.policies = "[]"),
        wrong("no entities", it -> it.change = but("entities", "[{\"uid\": 1}]")),
        wrong("entities of another kind", it -> it.change = but("entities", 5)));
  }

  private static Arguments wrong(String name, Consumer<Bundles> change) {
    return Arguments.of(name, change);
  }

  private static UnaryOperator<Claims> but(String name, Object value) {
    return claims -> {
      Claims.Builder changed = Claims.builder();
      claims.asMap().forEach((key, old) -> changed.put(key, key.equals(name) ? value : old));
      return changed.build();
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongs")
  void a_bundle_that_is_wrong_changes_nothing(String name, Consumer<Bundles> change) {
    bundles.change("@id(\"all\") @reason(\"forged\") permit (principal, action, resource);");
    change.accept(bundles);
    assertThrows(IlkUnavailable.class, watch::refresh, name);
    assertEquals("allowed: the shop may", read());
    service.ilk.clock.move(Duration.ofMinutes(10));
    assertEquals("unavailable", read());
  }

  @Test
  void an_answer_played_again_is_no_news() throws IlkUnavailable {
    watch.refresh();
    bundles.replayed = bundles.last;
    service.ilk.clock.move(Duration.ofMinutes(1));
    assertThrows(IlkUnavailable.class, watch::refresh);
  }

  @Test
  void policies_do_not_serve_longer_because_the_clock_is_put_back() {
    service.ilk.clock.move(Duration.ofHours(-2));
    assertEquals("unavailable", read());
  }

  @Test
  void a_report_that_is_not_kept_makes_the_decision_none() {
    service.answers(REPORTS, 503, "{}");
    assertEquals("unavailable", read());
    assertTrue(service.ilk.asked(REPORTS) > 0);
  }
}
