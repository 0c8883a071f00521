package dev.ilk.estate.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import dev.ilk.discover.HeldCredential;
import dev.ilk.discover.classify.Classified;
import dev.ilk.discover.classify.Evidence;
import dev.ilk.gate.estate.AccountPage;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.FoundCredential;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.Rhythm;
import dev.ilk.gate.estate.Run;
import dev.ilk.gate.estate.Source;
import dev.ilk.gate.estate.Turn;
import dev.ilk.kernel.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SourceStore}, {@link RunStore} and {@link AccountStore} promises. Each test
 * begins with an empty store.
 */
public abstract class EstateConformance {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** The adapters of one node. */
  public record Node(
      SourceStore sources,
      RunStore runs,
      AccountStore accounts,
      FindingStore findings,
      LinkStore links) {}

  /**
   * A node over the store under test.
   *
   * @return another one each time, over the same store within one test
   */
  protected abstract Node node();

  static Source source(String name) {
    return new Source(
        name,
        "github",
        Map.of("url", "https://api.github.com", "organization", "acme & co"),
        "env:ILK_SOURCE_GITHUB",
        "human:ada",
        NOW,
        Rhythm.USUAL);
  }

  static Account account(String id, String name, HeldCredential... held) {
    return new Account(
        "github:acme",
        id,
        name,
        "Display of " + name,
        name.toLowerCase(java.util.Locale.ROOT) + "@acme.example",
        "User",
        true,
        Optional.of(NOW.minus(Duration.ofDays(400))),
        Optional.empty(),
        Map.of("title", "a b & c", "admin", "yes"),
        List.of(held));
  }

  static Sighting sighting(Account account, Kind kind) {
    return new Sighting(
        account,
        new Classified(
            kind, "bot", 0.9, List.of(new Evidence("r", kind, 2, "the `name` says so")), false),
        List.of());
  }

  static Sighting one(String id) {
    return sighting(account(id, "user-" + id), Kind.HUMAN);
  }

  static List<Sighting> some(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> one("%05d".formatted(i))).toList();
  }

  private static Held went(Step step) {
    return assertInstanceOf(Step.Went.class, step).held();
  }

  private static Held take(Node node, Instant now) throws Exception {
    return node.runs().take("gh", Start.everything(false), now, now.plus(LEASE)).orElseThrow();
  }

  /** A whole run at once. */
  static Run run(Node node, Instant now, boolean doubtful, List<Sighting> accounts)
      throws Exception {
    Held held = take(node, now);
    held =
        went(node.runs().page(held, new Sheet(accounts, Optional.empty()), now, now.plus(LEASE)));
    while (held.run().state() == Run.State.JUDGING) {
      held = went(node.runs().judge(held, doubtful, now, now.plus(LEASE)));
    }
    return held.run();
  }

  private static Map<String, Presence> presences(Node node) throws Exception {
    Map<String, Presence> found = new java.util.TreeMap<>();
    node.accounts()
        .page(AccountQuery.ALL)
        .accounts()
        .forEach(one -> found.put(one.nativeId(), one.presence()));
    return found;
  }

  @Test
  void sources_are_kept_once_and_listed_by_name() throws Exception {
    Node node = node();
    assertTrue(node.sources().add(source("zeta")));
    assertTrue(node.sources().add(source("alpha")));
    assertFalse(node.sources().add(source("zeta")));
    assertEquals(List.of(source("alpha"), source("zeta")), node.sources().all());
    assertEquals(Optional.of(source("zeta")), node().sources().find("zeta"));
    assertEquals(Optional.empty(), node.sources().find("other"));
  }

  private static Source hourly(String name) {
    Source any = source(name);
    return new Source(
        name,
        any.connector(),
        any.settings(),
        any.secret(),
        any.creator(),
        NOW,
        new Rhythm(Optional.of(Duration.ofHours(1)), Rhythm.WHOLE));
  }

  @Test
  void sources_with_a_rhythm_are_due_at_once_and_then_when_told_and_taken_by_one()
      throws Exception {
    Node node = node();
    node.sources().add(source("asked"));
    node.sources().add(hourly("alpha"));
    node.sources().add(hourly("beta"));
    assertEquals(Turn.FIRST, node.sources().turn("alpha"));
    Instant until = NOW.plus(LEASE);
    SourceStore.Taken first = node.sources().claim(NOW, until).orElseThrow();
    assertEquals(new SourceStore.Taken(hourly("alpha"), Turn.FIRST), first);
    assertEquals("beta", node().sources().claim(NOW, until).orElseThrow().source().name());
    assertEquals(Optional.empty(), node().sources().claim(NOW.plusSeconds(1), until));
    Turn failed = new Turn(NOW.plusSeconds(60), 3, "it is away");
    node().sources().told("alpha", failed);
    assertEquals(failed, node.sources().turn("alpha"));
    assertEquals(Optional.empty(), node().sources().claim(NOW.plusSeconds(59), until));
    Instant minute = NOW.plusSeconds(60);
    assertEquals(failed, node().sources().claim(minute, until).orElseThrow().turn());
    // Whoever took beta and never told anything of it has crashed.
    assertEquals(2, claims(node, until) + claims(node, until));
    assertEquals(0, claims(node, until));
  }

  private static int claims(Node node, Instant at) throws Exception {
    return node.sources().claim(at, at.plus(LEASE)).isPresent() ? 1 : 0;
  }

  @Test
  void what_a_page_tells_is_read_back() throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    HeldCredential held =
        new HeldCredential(
            "token",
            "tok-1",
            Optional.of(NOW.minusSeconds(9)),
            Optional.empty(),
            Optional.of(NOW.plusSeconds(9)),
            List.of("repo", "read:org, all"));
    run(node, NOW, false, List.of(sighting(account("7", "Deploy-Bot", held), Kind.WORKLOAD)));
    FoundAccount found = node.accounts().page(AccountQuery.ALL).accounts().getFirst();
    AccountStore.Kept kept = node.accounts().find(found.id()).orElseThrow();
    assertEquals(found, kept.account());
    assertEquals("gh", found.source());
    assertEquals("7", found.nativeId());
    assertEquals(
        new FoundAccount.Names(
            "Deploy-Bot", "Display of Deploy-Bot", "deploy-bot@acme.example", "User"),
        found.names());
    assertEquals(Map.of("title", "a b & c", "admin", "yes"), found.facts());
    assertEquals(
        new FoundAccount.Taken(Kind.WORKLOAD, "bot", 900, false, false, "the `name` says so"),
        found.taken());
    assertEquals(List.of("the `name` says so"), kept.evidence());
    assertEquals(
        List.of(
            new FoundCredential(
                found.id(),
                "token",
                "tok-1",
                List.of("repo", "read:org, all"),
                Optional.of(NOW.minusSeconds(9)),
                Optional.empty(),
                Optional.of(NOW.plusSeconds(9)),
                NOW)),
        kept.credentials());
  }

  @Test
  void a_run_is_held_by_one_at_a_time_on_whatever_node() throws Exception {
    node().sources().add(source("gh"));
    take(node(), NOW);
    assertEquals(
        Optional.empty(),
        node().runs().take("gh", Start.everything(false), NOW.plusSeconds(1), NOW.plus(LEASE)));
    assertEquals(
        Optional.empty(),
        node().runs().take("gh", Start.everything(true), NOW.plusSeconds(1), NOW.plus(LEASE)));
  }

  @Test
  void whoever_lost_a_run_stores_nothing_more() throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    Held first = take(node, NOW);
    Instant later = NOW.plus(LEASE).plusSeconds(1);
    Held second = take(node(), later);
    assertEquals(first.run().number(), second.run().number());
    assertInstanceOf(
        Step.Lost.class,
        node.runs().page(first, new Sheet(some(0, 3), Optional.empty()), later, later.plus(LEASE)));
    assertEquals(Map.of(), presences(node));
    Run left = node.runs().release(first, "of no use", later);
    assertEquals(first.run(), left);
    went(
        node.runs()
            .page(second, new Sheet(some(0, 3), Optional.empty()), later, later.plus(LEASE)));
    assertEquals(3, presences(node).size());
  }

  @Test
  void an_interrupted_run_goes_on_where_its_last_page_was_stored() throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    Held held = take(node, NOW);
    held =
        went(
            node.runs()
                .page(held, new Sheet(some(0, 50), Optional.of("p2")), NOW, NOW.plus(LEASE)));
    node.runs().release(held, "stopped", NOW);
    Held again = take(node(), NOW.plusSeconds(1));
    assertEquals("p2", again.cursor());
    assertEquals(1, again.run().number());
    again =
        went(
            node()
                .runs()
                .page(again, new Sheet(some(40, 100), Optional.empty()), NOW, NOW.plus(LEASE)));
    assertEquals(new Run.Counts(100, 100, 0, 10, 0, 0, 0), again.run().counts());
    assertEquals(100, presences(node).size());
  }

  @Test
  void a_page_that_was_read_before_is_a_circle() throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    Held held = take(node, NOW);
    held =
        went(
            node.runs().page(held, new Sheet(some(0, 2), Optional.of("p2")), NOW, NOW.plus(LEASE)));
    held =
        went(
            node.runs().page(held, new Sheet(some(2, 4), Optional.of("p3")), NOW, NOW.plus(LEASE)));
    assertInstanceOf(
        Step.Circles.class,
        node().runs().page(held, new Sheet(some(4, 6), Optional.of("p2")), NOW, NOW.plus(LEASE)));
    assertEquals(4, presences(node).size());
  }

  @Test
  void an_account_is_gone_only_after_a_second_complete_run_without_it() throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    run(node, NOW, false, some(0, 3));
    Run second = run(node, NOW.plusSeconds(1), false, some(0, 2));
    assertEquals(Presence.MISSING, presences(node).get("00002"));
    assertEquals(1, second.counts().missing());
    Run third = run(node, NOW.plusSeconds(2), false, some(0, 2));
    assertEquals(Presence.GONE, presences(node).get("00002"));
    assertEquals(1, third.counts().gone());
    Run fourth = run(node, NOW.plusSeconds(3), false, some(0, 3));
    assertEquals(Presence.PRESENT, presences(node).get("00002"));
    assertEquals(1, fourth.counts().returned());
    assertEquals(0, fourth.counts().added());
  }

  @Test
  void a_doubtful_run_and_an_abandoned_one_let_nothing_be_gone() throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    run(node, NOW, false, some(0, 3));
    for (int i = 1; i < 5; i++) {
      Run doubtful = run(node, NOW.plusSeconds(i), true, some(0, 1));
      assertEquals(Run.State.DOUBTFUL, doubtful.state());
    }
    assertEquals(Presence.MISSING, presences(node).get("00002"));
    Held held = take(node, NOW.plusSeconds(9));
    node.runs().release(held, "", NOW.plusSeconds(9));
    Held anew =
        node.runs()
            .take("gh", Start.everything(true), NOW.plusSeconds(10), NOW.plus(LEASE))
            .orElseThrow();
    assertEquals(held.run().number() + 1, anew.run().number());
    assertEquals(Run.State.ABANDONED, node.runs().of("gh", 2).getLast().state());
    assertEquals(Presence.MISSING, presences(node).get("00002"));
  }

  @Test
  void what_was_not_seen_is_counted_before_it_is_judged() throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    run(node, NOW, false, some(0, 9));
    Held held = take(node, NOW.plusSeconds(1));
    held =
        went(node.runs().page(held, new Sheet(some(0, 4), Optional.empty()), NOW, NOW.plus(LEASE)));
    assertEquals(5, node.runs().unseen(held));
  }

  @Test
  void judging_a_batch_twice_judges_it_once() throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    run(node, NOW, false, some(0, 3));
    Held held = take(node, NOW.plusSeconds(1));
    held =
        went(node.runs().page(held, new Sheet(some(0, 1), Optional.empty()), NOW, NOW.plus(LEASE)));
    Held judged = went(node.runs().judge(held, false, NOW, NOW.plus(LEASE)));
    assertEquals(2, judged.run().counts().missing());
    assertInstanceOf(Step.Lost.class, node.runs().judge(held, false, NOW, NOW.plus(LEASE)));
    assertEquals(Presence.MISSING, presences(node).get("00002"));
  }

  @Test
  void an_account_that_changed_keeps_its_id_and_its_credentials_their_first_sight()
      throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    HeldCredential kept =
        new HeldCredential("token", "a", Optional.empty(), Optional.empty(), Optional.empty());
    HeldCredential fresh =
        new HeldCredential("token", "b", Optional.empty(), Optional.empty(), Optional.empty());
    run(node, NOW, false, List.of(sighting(account("7", "old", kept), Kind.HUMAN)));
    Id.Account id = node.accounts().page(AccountQuery.ALL).accounts().getFirst().id();
    Instant later = NOW.plusSeconds(60);
    Run run =
        run(node, later, false, List.of(sighting(account("7", "new", kept, fresh), Kind.HUMAN)));
    assertEquals(1, run.counts().changed());
    AccountStore.Kept found = node.accounts().find(id).orElseThrow();
    assertEquals("new", found.account().names().name());
    assertEquals(NOW, found.account().times().firstSeen());
    assertEquals(later, found.account().times().lastSeen());
    assertEquals(
        List.of(NOW, later), found.credentials().stream().map(FoundCredential::firstSeen).toList());
  }

  @Test
  void what_a_person_said_outlives_readings_and_rules() throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    run(node, NOW, false, List.of(one("1")));
    Id.Account id = node.accounts().page(AccountQuery.ALL).accounts().getFirst().id();
    FoundAccount said =
        node.accounts().say(id, Kind.AGENT, "human:ada", "I made it", NOW).orElseThrow();
    assertEquals(Kind.AGENT, said.taken().kind());
    assertTrue(said.taken().corrected());
    run(node, NOW.plusSeconds(1), false, List.of(sighting(account("1", "x"), Kind.HUMAN)));
    FoundAccount.Taken other = new FoundAccount.Taken(Kind.HUMAN, "s", 999, false, false, "");
    assertEquals(0, node.accounts().judge(List.of(new AccountStore.Verdict(id, other, List.of()))));
    assertEquals(Kind.AGENT, node.accounts().find(id).orElseThrow().account().taken().kind());
    assertEquals(1, node().accounts().said(10).size());
  }

  @Test
  void a_verdict_counts_only_if_it_is_another_than_before() throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    run(node, NOW, false, List.of(one("1")));
    Id.Account id = node.accounts().page(AccountQuery.ALL).accounts().getFirst().id();
    AccountStore.Verdict verdict =
        new AccountStore.Verdict(
            id,
            new FoundAccount.Taken(Kind.AGENT, "assistant", 800, true, false, "because"),
            List.of("because"));
    assertEquals(1, node.accounts().judge(List.of(verdict)));
    assertEquals(0, node.accounts().judge(List.of(verdict)));
    assertEquals(verdict.taken(), node.accounts().find(id).orElseThrow().account().taken());
  }

  @Test
  void pages_by_name_have_every_account_once_whatever_is_asked_for() throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    List<Sighting> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      // Several accounts have the same name, in different cases.
      Kind kind = i % 3 == 0 ? Kind.HUMAN : Kind.WORKLOAD;
      all.add(sighting(account("id" + i, (i % 2 == 0 ? "Svc-" : "svc-") + i / 4), kind));
    }
    run(node, NOW, false, all);
    assertEquals(60, walk(node, "", Optional.empty(), Optional.empty()).size());
    assertEquals(20, walk(node, "", Optional.of("gh"), Optional.of(Kind.HUMAN)).size());
    assertEquals(24, walk(node, "SVC-1", Optional.empty(), Optional.empty()).size());
    assertEquals(4, walk(node, "svc-12@", Optional.of("gh"), Optional.empty()).size());
    assertEquals(0, walk(node, "", Optional.of("other"), Optional.empty()).size());
    assertEquals(0, walk(node, "svc-1%", Optional.empty(), Optional.empty()).size());
  }

  private static Set<Id.Account> walk(
      Node node, String prefix, Optional<String> source, Optional<Kind> kind) throws Exception {
    Set<Id.Account> found = new HashSet<>();
    Optional<AccountQuery.Mark> after = Optional.empty();
    do {
      AccountPage page =
          node.accounts()
              .page(
                  new AccountQuery(
                      prefix, source, kind, Optional.empty(), true, Optional.empty(), after, 7));
      page.accounts().forEach(one -> assertTrue(found.add(one.id()), () -> "twice: " + one));
      after = page.next();
    } while (after.isPresent());
    return found;
  }

  @Test
  void all_accounts_are_walked_by_id_with_what_they_hold() throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    HeldCredential held =
        new HeldCredential("key", "k", Optional.empty(), Optional.empty(), Optional.empty());
    run(
        node,
        NOW,
        false,
        IntStream.range(0, 25)
            .mapToObj(i -> sighting(account("n" + i, "a" + i, held), Kind.HUMAN))
            .toList());
    Optional<Id.Account> after = Optional.empty();
    int count = 0;
    for (List<AccountStore.Kept> page = node.accounts().all(after, 10);
        !page.isEmpty();
        page = node.accounts().all(after, 10)) {
      count += page.size();
      page.forEach(one -> assertEquals(1, one.credentials().size()));
      after = Optional.of(page.getLast().account().id());
    }
    assertEquals(25, count);
  }

  @Test
  void a_forgotten_source_leaves_nothing_behind() throws Exception {
    Node node = node();
    node.sources().add(source("gh"));
    run(node, NOW, false, some(0, 2_500));
    assertTrue(node.sources().remove("gh"));
    assertFalse(node.sources().remove("gh"));
    assertEquals(Map.of(), presences(node));
    assertEquals(List.of(), node.runs().of("gh", 10));
    node.sources().add(source("gh"));
    assertEquals(1, take(node, NOW).run().number());
  }
}
