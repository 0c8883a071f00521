package dev.ilk.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import dev.ilk.discover.HeldCredential;
import dev.ilk.discover.classify.Classified;
import dev.ilk.estate.stored.Held;
import dev.ilk.estate.stored.Sheet;
import dev.ilk.estate.stored.Sighting;
import dev.ilk.estate.stored.Start;
import dev.ilk.estate.stored.Step;
import dev.ilk.gate.RankSecrets;
import dev.ilk.gate.estate.Rhythm;
import dev.ilk.gate.estate.Source;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.Sight;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.store.EstateStores;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What accounts hold, read from a source and ranked, on a real store. */
class RankingTest {
  private TestDatabase test;
  private EstateStores stores;
  private Instant now = TestDatabase.NOW;

  @BeforeEach
  void create() throws Exception {
    test = TestDatabase.create(TestDatabase.Kind.SQLITE);
    stores = test.node().estate();
  }

  @AfterEach
  void close() {
    test.close();
  }

  private static HeldCredential key(String id, int daysOld, Optional<Instant> used) {
    return new HeldCredential(
        "access-key",
        id,
        Optional.of(TestDatabase.NOW.minus(Duration.ofDays(daysOld))),
        used,
        Optional.empty());
  }

  private static Account account(String name, Map<String, String> traits, HeldCredential... held) {
    return new Account(
        "csv:x",
        name,
        name,
        "",
        "",
        "",
        true,
        Optional.empty(),
        Optional.empty(),
        traits,
        List.of(held));
  }

  /** Reads a source to its end, as a run does. */
  private void read(String source, Account... accounts) throws Exception {
    stores.sources().add(new Source(source, "csv", Map.of(), "", "human:eve", now, Rhythm.USUAL));
    Held held =
        stores
            .runs()
            .take(source, Start.everything(true), now, now.plus(Duration.ofMinutes(5)))
            .orElseThrow();
    Classified said = new Classified(Kind.WORKLOAD, "service-account", 0.9, List.of(), false);
    List<Sighting> page = new ArrayList<>();
    for (Account one : accounts) {
      page.add(new Sighting(one, said, List.of()));
    }
    Instant until = now.plus(Duration.ofMinutes(5));
    Step step = stores.runs().page(held, new Sheet(page, Optional.empty()), now, until);
    while (step instanceof Step.Went(Held next) && next.run().state().isOpen()) {
      step = stores.runs().judge(next, false, now, until);
    }
  }

  private RankSecrets.Progress rank() throws Exception {
    return new Ranking(
            stores.sources(),
            stores.accounts(),
            stores.leaks(),
            stores.secrets(),
            asked -> Map.of(),
            () -> now)
        .some(Optional.empty());
  }

  private List<StaticSecret> all() throws Exception {
    return stores.secrets().page(SecretQuery.ALL).secrets();
  }

  @Test
  void an_administrators_old_unused_key_comes_before_a_fresh_one_in_use() throws Exception {
    Optional<Instant> lately = Optional.of(now.minus(Duration.ofDays(1)));
    Optional<Instant> never = Optional.of(now.minus(Duration.ofDays(300)));
    read(
        "aws",
        account("deploy", Map.of("team", "core", "environment", "prod"), key("AK1", 10, lately)),
        account("root", Map.of("admin", "true"), key("AK2", 900, never)));
    RankSecrets.Progress progress = rank();
    assertEquals(2, progress.accounts());
    assertEquals(2, progress.secrets());
    List<StaticSecret> ranked = all();
    assertEquals("AK2", ranked.getFirst().place().nativeId());
    assertEquals(30 + 25 + 9 + 15, ranked.getFirst().score().total());
    assertEquals("AK1", ranked.getLast().place().nativeId());
    assertEquals("core", ranked.getLast().keeper().team());
    assertEquals("prod", ranked.getLast().keeper().environment());
    assertEquals("cloud-key", ranked.getLast().shape());
  }

  @Test
  void ranking_again_after_a_rotation_confirms_that_the_old_one_is_gone() throws Exception {
    read("aws", account("deploy", Map.of(), key("AK1", 10, Optional.empty())));
    rank();
    String first = all().getFirst().id().value();
    now = now.plusSeconds(60);
    read("aws", account("deploy", Map.of(), key("AK2", 0, Optional.empty())));
    rank();
    rank();
    assertEquals(
        Sight.ABSENT,
        stores
            .secrets()
            .find(Ranking.id("aws", "deploy", "access-key", "AK1"))
            .orElseThrow()
            .sight());
    now = now.plusSeconds(60);
    read("aws", account("deploy", Map.of(), key("AK2", 0, Optional.empty())));
    rank();
    assertEquals(List.of("AK2"), all().stream().map(one -> one.place().nativeId()).toList());
    assertTrue(all().stream().noneMatch(one -> one.id().value().equals(first)));
  }

  @Test
  void forgetting_a_source_ends_no_secret() throws Exception {
    read("aws", account("deploy", Map.of(), key("AK1", 10, Optional.empty())));
    rank();
    StaticSecret before = all().getFirst();
    stores.sources().remove("aws");
    rank();
    assertEquals(Sight.UNREAD, all().getFirst().sight());
    read("aws", account("deploy", Map.of(), key("AK1", 10, Optional.empty())));
    rank();
    assertEquals(before.id(), all().getFirst().id());
    assertEquals(Sight.HELD, all().getFirst().sight());
    assertEquals(1, all().size());
  }

  @Test
  void names_of_any_length_and_content_are_kept() throws Exception {
    String odd = "x".repeat(900) + " \u202e%00'\"<script>\u2028";
    read(
        "aws",
        account(odd, Map.of("team", odd, "environment", odd), key(odd, 1, Optional.empty())));
    rank();
    assertEquals(odd, all().getFirst().place().nativeId());
    assertEquals(100, all().getFirst().keeper().team().length());
  }

  @Test
  void more_accounts_than_a_batch_are_ranked_once_each() throws Exception {
    read(
        "aws",
        IntStream.range(0, SecretStore.MOST_ACCOUNTS + 7)
            .mapToObj(i -> account("a" + i, Map.of(), key("K" + i, i, Optional.empty())))
            .toArray(Account[]::new));
    RankSecrets.Progress progress = rank();
    assertEquals(SecretStore.MOST_ACCOUNTS + 7, progress.secrets());
    assertEquals(
        SecretStore.MOST_ACCOUNTS + 7,
        stores.secrets().counts().stream().mapToLong(one -> one.count()).sum());
  }
}
