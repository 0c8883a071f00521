package dev.ilk.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.Minutes;
import dev.ilk.gate.Routines;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.migration.SecretScore;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.record.Event;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets that stay for a time are watched, on a real store. */
class ExceptionsTest {
  private final Ids ids = new Ids(() -> TestDatabase.NOW);
  private final Id.Account account = ids.account();
  private final Id.Identity ada = ids.identity();
  private final List<Event> events = new ArrayList<>();
  private TestDatabase test;
  private SecretStore secrets;
  private Instant now = TestDatabase.NOW;
  private Set<String> living = Set.of("human:ada");

  @BeforeEach
  void create() throws Exception {
    test = TestDatabase.create(TestDatabase.Kind.SQLITE);
    secrets = test.node().estate().secrets();
    rank(4);
    StaticSecret secret = secret();
    StaticSecret.Exemption exemption =
        new StaticSecret.Exemption("r", "human:ada", "i", now.plus(Duration.ofDays(30)));
    assertTrue(
        secrets.move(
            secret,
            secret.in(
                SecretState.EXCEPTED,
                now,
                new StaticSecret.Replacement(
                    Optional.empty(), "", Optional.empty(), "", Optional.of(exemption)))));
  }

  @AfterEach
  void close() {
    test.close();
  }

  private void rank(int exposure) throws Exception {
    secrets.keep(
        List.of(
            new SecretStore.Holding(
                account,
                Presence.PRESENT,
                now,
                List.of(
                    new SecretStore.Ranked(
                        Ranking.id("s", "a", "k", "n"),
                        new StaticSecret.Place("s", "csv", Optional.of(account), "a", "k", "n"),
                        "api-key",
                        StaticSecret.Keeper.NOBODY,
                        new SecretScore(1, 1, exposure, 1, List.of("b", "l", "people use it", "u")),
                        1,
                        new StaticSecret.Times(
                            Optional.empty(), Optional.empty(), Optional.empty(), now, now))))),
        now);
  }

  private StaticSecret secret() throws Exception {
    return secrets.find(Ranking.id("s", "a", "k", "n")).orElseThrow();
  }

  private long append(Event event) {
    events.add(event);
    return events.size() - 1;
  }

  private void watch() throws Exception {
    Successors people = subject -> living.contains(subject) ? Optional.of(ada) : Optional.empty();
    new Exceptions(
            secrets,
            people,
            new Routines(this::append, new Minutes(ids, "n1"), ids, () -> now),
            () -> now)
        .run();
  }

  private void lapsed(String why) throws Exception {
    assertEquals(SecretState.RANKED, secret().state());
    assertEquals(Optional.empty(), secret().replacement().exemption());
    String word = secret().replacement().word();
    assertTrue(word.startsWith("its exception lapsed: ") && word.contains(why), word);
    assertEquals(
        List.of(Event.Result.INTENT, Event.Result.DONE),
        events.stream().map(Event::result).toList());
    assertEquals("LapseException", events.getFirst().action());
  }

  @Test
  void one_that_is_in_order_stays() throws Exception {
    now = now.plus(Duration.ofDays(29));
    watch();
    assertEquals(SecretState.EXCEPTED, secret().state());
    assertEquals(List.of(), events);
  }

  @Test
  void it_lapses_at_its_end_once() throws Exception {
    now = now.plus(Duration.ofDays(30));
    watch();
    lapsed("it was to be gone by ");
    watch();
    assertEquals(2, events.size());
  }

  @Test
  void it_lapses_when_its_owner_leaves() throws Exception {
    living = Set.of();
    watch();
    lapsed("`human:ada`, who answered for it, is gone");
  }

  @Test
  void it_lapses_when_the_secret_is_exposed() throws Exception {
    rank(14);
    watch();
    lapsed("it is exposed: people use it");
  }

  @Test
  void it_has_a_reason_an_isolation_and_an_end_within_a_year() {
    Instant end = now.plus(Duration.ofDays(366));
    assertEquals(List.of(), codes("r", "i", end));
    assertEquals(List.of("text_invalid", "text_invalid"), codes(" ", "", end));
    assertEquals(List.of("text_invalid"), codes("r".repeat(501), "i", end));
    assertEquals(List.of("end_invalid"), codes("r", "i", end.plusNanos(1)));
    assertEquals(List.of("end_invalid"), codes("r", "i", now));
  }

  private List<String> codes(String reason, String isolation, Instant retire) {
    return Advancing.problems(
            new StaticSecret.Exemption(reason, "human:ada", isolation, retire), now)
        .stream()
        .map(Problem::code)
        .toList();
  }
}
