package dev.ilk.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.gate.AdvanceSecret;
import dev.ilk.gate.migration.SecretScore;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.Sight;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.gate.migration.StaticSecret.Replacement;
import dev.ilk.gate.migration.Tranche;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant USED = NOW.minus(Duration.ofDays(20));
  private static final Id.Secret ID = Ranking.id("s", "a", "k", "n");
  private static final Id.Tranche TRANCHE = new Ids(() -> NOW).tranche();
  private static final Tranche APPROVED =
      new Tranche(
          TRANCHE,
          "first",
          NOW,
          "human:eve",
          14,
          "d",
          1,
          Optional.of(new Tranche.Approved("human:bob", NOW)),
          Map.of());

  private static StaticSecret secret(
      SecretState state, Sight sight, Optional<Instant> lastUsed, Instant lastSeen) {
    boolean replaced = state != SecretState.RANKED && state != SecretState.PROPOSED;
    return new StaticSecret(
        ID,
        new StaticSecret.Place("s", "csv", Optional.empty(), "a", "k", "n"),
        "api-key",
        StaticSecret.Keeper.NOBODY,
        new SecretScore(1, 1, 1, 1, List.of()),
        new StaticSecret.Times(Optional.empty(), lastUsed, Optional.empty(), NOW, lastSeen),
        sight,
        state,
        NOW,
        new Replacement(
            Optional.of(TRANCHE),
            state == SecretState.RANKED ? "" : "workload:dev-x",
            replaced ? Optional.of(USED) : Optional.empty(),
            "",
            Optional.empty()));
  }

  private static StaticSecret held(SecretState state) {
    return secret(state, Sight.HELD, Optional.of(USED.minusSeconds(1)), NOW);
  }

  private static Result<StaticSecret> step(StaticSecret secret, SecretState to, String word) {
    return step(secret, Optional.of(APPROVED), to, "", word, Optional.of(USED));
  }

  private static Result<StaticSecret> step(
      StaticSecret secret,
      Optional<Tranche> tranche,
      SecretState to,
      String by,
      String word,
      Optional<Instant> used) {
    return new Steps(secret, tranche, NOW).take(new AdvanceSecret(ID, to, by, word), used);
  }

  private static StaticSecret taken(Result<StaticSecret> result) {
    return switch (result) {
      case Result.Ok<StaticSecret>(StaticSecret next) -> next;
      case Result.Failed<StaticSecret>(List<Problem> problems) ->
          throw new AssertionError(problems.getFirst().sentence());
    };
  }

  private static void refused(String code, Result<StaticSecret> result) {
    Result.Failed<?> failed = assertInstanceOf(Result.Failed.class, result, result::toString);
    assertEquals(code, failed.problems().getFirst().code());
  }

  @Test
  void the_way_leads_from_ranked_to_revoked_by_evidence_alone() {
    StaticSecret proposed =
        taken(
            step(
                held(SecretState.RANKED),
                Optional.of(APPROVED),
                SecretState.PROPOSED,
                "workload:dev-x",
                "",
                Optional.empty()));
    assertEquals("workload:dev-x", proposed.replacement().successor());
    StaticSecret replaced = taken(step(proposed, SecretState.REPLACED, ""));
    assertEquals(Optional.of(USED), replaced.replacement().used());
    StaticSecret unused = taken(step(replaced, SecretState.UNUSED, ""));
    assertEquals(SecretState.DISABLED, taken(step(unused, SecretState.DISABLED, "off")).state());
    refused("absence_unconfirmed", step(unused, SecretState.REVOKED, ""));
    StaticSecret gone =
        secret(SecretState.UNUSED, Sight.GONE, Optional.of(USED.minusSeconds(1)), NOW);
    assertEquals(SecretState.REVOKED, taken(step(gone, SecretState.REVOKED, "")).state());
  }

  @Test
  void nothing_is_replaced_before_its_tranche_is_approved_and_its_successor_was_used() {
    StaticSecret proposed = held(SecretState.PROPOSED);
    refused(
        "step_out_of_order",
        step(proposed, Optional.empty(), SecretState.REPLACED, "", "", Optional.of(USED)));
    Tranche open =
        new Tranche(TRANCHE, "f", NOW, "human:eve", 14, "d", 1, Optional.empty(), Map.of());
    refused(
        "step_out_of_order",
        step(proposed, Optional.of(open), SecretState.REPLACED, "", "", Optional.of(USED)));
    refused(
        "successor_unused",
        step(proposed, Optional.of(APPROVED), SecretState.REPLACED, "", "", Optional.empty()));
    refused("step_out_of_order", step(held(SecretState.RANKED), SecretState.REPLACED, ""));
  }

  @Test
  void one_that_was_used_after_its_replacement_is_not_unused_whatever_anybody_says() {
    for (Instant last : List.of(USED, USED.plusSeconds(1), NOW)) {
      StaticSecret used = secret(SecretState.REPLACED, Sight.HELD, Optional.of(last), NOW);
      refused("still_used", step(used, SecretState.UNUSED, "believe me"));
      StaticSecret again = secret(SecretState.UNUSED, Sight.HELD, Optional.of(last), NOW);
      refused("still_used", step(again, SecretState.DISABLED, "off"));
    }
  }

  @Test
  void it_is_watched_as_long_as_the_tranche_says_by_readings_and_not_by_the_clock() {
    Instant due = USED.plus(Duration.ofDays(14));
    Optional<Instant> before = Optional.of(USED.minusSeconds(1));
    refused(
        "watched_too_short",
        step(
            secret(SecretState.REPLACED, Sight.HELD, before, due.minusSeconds(1)),
            SecretState.UNUSED,
            "long enough"));
    assertEquals(
        SecretState.UNUSED,
        taken(step(secret(SecretState.REPLACED, Sight.HELD, before, due), SecretState.UNUSED, ""))
            .state());
  }

  @Test
  void where_the_system_does_not_tell_a_person_has_to_say_so_with_a_reason() {
    StaticSecret silent = secret(SecretState.REPLACED, Sight.HELD, Optional.empty(), NOW);
    refused("use_untold", step(silent, SecretState.UNUSED, " "));
    StaticSecret said = taken(step(silent, SecretState.UNUSED, "nothing in its log"));
    assertEquals("nothing in its log", said.replacement().word());
  }

  @ParameterizedTest
  @EnumSource(
      value = SecretState.class,
      names = {"RANKED", "PROPOSED", "REPLACED", "EXCEPTED"})
  void what_is_not_proven_unused_is_neither_disabled_nor_revoked(SecretState state) {
    refused("step_out_of_order", step(held(state), SecretState.DISABLED, "off"));
    refused("step_out_of_order", step(held(state), SecretState.REVOKED, "off"));
    StaticSecret gone = secret(state, Sight.GONE, Optional.empty(), NOW);
    refused("reason_invalid", step(gone, SecretState.REVOKED, ""));
    assertEquals(SecretState.REVOKED, taken(step(gone, SecretState.REVOKED, "rotated")).state());
  }

  @ParameterizedTest
  @EnumSource(SecretState.class)
  void revoked_is_for_good_and_an_exception_takes_more_than_a_word(SecretState to) {
    refused("secret_revoked", step(held(SecretState.REVOKED), to, "again"));
    if (to != SecretState.REVOKED) {
      refused("exception_incomplete", step(held(to), SecretState.EXCEPTED, "please"));
    }
  }

  @Test
  void beginning_again_takes_a_reason_and_forgets_what_was_proven() {
    refused("reason_invalid", step(held(SecretState.UNUSED), SecretState.RANKED, ""));
    StaticSecret again = taken(step(held(SecretState.UNUSED), SecretState.RANKED, "used again"));
    assertEquals(Optional.empty(), again.replacement().used());
    assertEquals("", again.replacement().successor());
    assertEquals(Optional.of(TRANCHE), again.replacement().tranche());
  }
}
