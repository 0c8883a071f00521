package dev.ilk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Status;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentenceTest {
  private static final Sentence.Surrounding WHOLE =
      new Sentence.Surrounding(
          List.of(Samples.trust("r", "workload:prod-a").rule()),
          Optional.empty(),
          List.of(Samples.server("https://a.example").server()),
          List.of(),
          true);

  @Test
  void an_agents_sentence_says_that_it_needs_a_delegation() {
    Sentence sentence = Sentence.of(Samples.agent(Samples.PROD, "prod-helper"), WHOLE, Samples.NOW);
    assertEquals(
        "prod-helper is an AI agent (driven by example-model-1) of team payments that exists to"
            + " deploy the payments service; its credentials live at most 5m and are for"
            + " https://a.example alone; it may do nothing outside environment prod and tenant"
            + " main, and nothing there beyond payments:read, nor anything without a person's"
            + " delegation; it proves itself by oidc-federation of https://ci.example; it ends on"
            + " 2027-02-20",
        sentence.text());
    assertEquals(List.of(), sentence.missing());
  }

  @Test
  void a_persons_sentence_says_how_they_belong() {
    assertEquals(
        "alice is a contractor in payments and platform who proves who they are through `corp`,"
            + " holds the role auditor, and ends on 2026-12-22",
        Sentence.of(Samples.human("alice"), WHOLE, Samples.NOW).text());
    assertTrue(
        Sentence.of(Samples.human("alice", Optional.empty(), Status.ENDED), WHOLE, Samples.NOW)
            .text()
            .endsWith("and has left"));
  }

  @Test
  void an_end_that_has_come_is_told_and_is_a_finding() {
    Sentence expired =
        Sentence.of(Samples.workload("prod-a"), WHOLE, Samples.NOW.plus(Duration.ofDays(90)));
    assertTrue(expired.text().endsWith("it expired on 2027-02-20"));
    assertEquals(List.of("why it is still there: it has expired"), expired.missing());
    Registered registered = new Registered(Samples.workload("prod-a"), "", 0);
    assertTrue(
        Sentence.of(registered.in(Status.REVOKED).actor(), WHOLE, Samples.NOW)
            .text()
            .endsWith("it is revoked, and otherwise ends on 2027-02-20"));
    assertTrue(
        Sentence.of(registered.in(Status.ENDED).actor(), WHOLE, Samples.NOW)
            .text()
            .endsWith("it has ended"));
  }

  @Test
  void everything_that_cannot_be_said_is_a_finding() {
    Sentence.Surrounding nothing =
        new Sentence.Surrounding(List.of(), Optional.empty(), List.of(), List.of(), false);
    Sentence sentence = Sentence.of(Samples.workload("prod-a"), nothing, Samples.NOW);
    assertEquals(
        List.of(
            "who answers for it: its contact `alice` is no longer there",
            "what its credentials are for: no registered service knows its scopes",
            "how it proves itself: it has no trust rule"),
        sentence.missing());
    assertTrue(sentence.text().contains("are for no registered service"));
    assertTrue(sentence.text().contains("it proves itself by nothing yet"));
  }
}
