package dev.ilk.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.migration.BurnCount;
import dev.ilk.gate.migration.SecretCount;
import dev.ilk.gate.migration.SecretPage;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.SecretScore;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.Sight;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.gate.migration.StaticSecret.Keeper;
import dev.ilk.gate.migration.Tranche;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SecretStore}, {@link TrancheStore} and {@link BurndownStore} promises. Each
 * test begins with an empty store.
 */
public abstract class SecretStoreConformance {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Ids ids = new Ids(() -> NOW);
  private final Id.Account account = ids.account();

  /**
   * A node over the store under test.
   *
   * @return another one each time, over the same store within one test
   */
  protected abstract SecretStore node();

  /**
   * The same node's tranches.
   *
   * @return over the same store
   */
  protected abstract TrancheStore tranches();

  /**
   * The same node's counts.
   *
   * @return over the same store
   */
  protected abstract BurndownStore burndown();

  private SecretStore.Ranked ranked(
      String name, int points, int reach, Keeper keeper, Id.Account of) {
    return new SecretStore.Ranked(
        Ranking.id("hub", "a", "token", name),
        new StaticSecret.Place("hub", "github", Optional.of(of), "svc & co", "token", name),
        "api-key",
        keeper,
        new SecretScore(points, 1, 2, 3, List.of("b %", "l", "e", "u")),
        reach,
        new StaticSecret.Times(
            Optional.of(NOW.minusSeconds(5)),
            Optional.empty(),
            Optional.of(NOW.plusSeconds(9)),
            NOW.minusSeconds(2),
            NOW));
  }

  private SecretStore.Ranked ranked(String name, int points) {
    return ranked(name, points, 1, Keeper.NOBODY, account);
  }

  private void keep(Presence presence, Instant seen, SecretStore.Ranked... held) throws Exception {
    node().keep(List.of(new SecretStore.Holding(account, presence, seen, List.of(held))), NOW);
  }

  private Sight sight(String name) throws Exception {
    return node().find(Ranking.id("hub", "a", "token", name)).orElseThrow().sight();
  }

  private static SecretQuery query(Optional<SecretQuery.Mark> after, int limit, boolean gone) {
    SecretQuery all = SecretQuery.ALL;
    return new SecretQuery(
        all.state(),
        all.team(),
        all.environment(),
        all.shape(),
        all.source(),
        all.tranche(),
        gone,
        after,
        limit);
  }

  private List<String> names(SecretQuery query) throws Exception {
    List<String> names = new ArrayList<>();
    node().page(query).secrets().forEach(one -> names.add(one.place().nativeId()));
    return names;
  }

  @Test
  void a_secret_is_found_as_it_was_ranked() throws Exception {
    SecretStore.Ranked one = ranked("one", 30, 5, new Keeper("human:ada", "core", "prod"), account);
    keep(Presence.PRESENT, NOW, one);
    StaticSecret found = node().find(one.id()).orElseThrow();
    assertEquals(one.place(), found.place());
    assertEquals(one.keeper(), found.keeper());
    assertEquals(one.score(), found.score());
    assertEquals(one.times(), found.times());
    assertEquals(Sight.HELD, found.sight());
    assertEquals(SecretState.RANKED, found.state());
    assertEquals(NOW, found.since());
    assertEquals(Optional.empty(), node().find(Ranking.id("hub", "a", "token", "two")));
  }

  @Test
  void most_to_win_comes_first_then_reach_and_pages_miss_and_double_nothing() throws Exception {
    List<SecretStore.Ranked> many = new ArrayList<>();
    IntStream.range(0, 57)
        .forEach(i -> many.add(ranked("s" + i, i % 5, i % 3, Keeper.NOBODY, account)));
    keep(Presence.PRESENT, NOW, many.toArray(SecretStore.Ranked[]::new));
    List<StaticSecret> all = new ArrayList<>();
    Optional<SecretQuery.Mark> after = Optional.empty();
    do {
      SecretPage page = node().page(query(after, 7, false));
      assertTrue(page.secrets().size() <= 7);
      all.addAll(page.secrets());
      after = page.next();
    } while (after.isPresent());
    assertEquals(57, all.stream().map(StaticSecret::id).distinct().count());
    assertEquals(57, all.size());
    for (int i = 1; i < all.size(); i++) {
      assertTrue(all.get(i - 1).score().total() >= all.get(i).score().total());
    }
    assertEquals(Optional.empty(), node().page(query(Optional.empty(), 57, false)).next());
  }

  @Test
  void ranking_again_keeps_one_row_and_its_first_sight() throws Exception {
    keep(Presence.PRESENT, NOW, ranked("one", 3));
    keep(Presence.PRESENT, NOW.plusSeconds(1), ranked("one", 9));
    List<StaticSecret> all = node().page(SecretQuery.ALL).secrets();
    assertEquals(1, all.size());
    assertEquals(9, all.getFirst().score().breadth());
    assertEquals(NOW.minusSeconds(2), all.getFirst().times().firstSeen());
  }

  @Test
  void absence_is_confirmed_by_a_second_reading_and_not_by_looking_twice_at_one() throws Exception {
    keep(Presence.PRESENT, NOW, ranked("one", 3), ranked("two", 4));
    keep(Presence.PRESENT, NOW.plusSeconds(1), ranked("two", 4));
    assertEquals(Sight.ABSENT, sight("one"));
    keep(Presence.PRESENT, NOW.plusSeconds(1), ranked("two", 4));
    assertEquals(Sight.ABSENT, sight("one"));
    keep(Presence.MISSING, NOW.plusSeconds(1), ranked("two", 4));
    assertEquals(Sight.ABSENT, sight("one"));
    assertEquals(Sight.UNREAD, sight("two"));
    keep(Presence.PRESENT, NOW.plusSeconds(2), ranked("two", 4));
    assertEquals(Sight.GONE, sight("one"));
    assertEquals(Sight.HELD, sight("two"));
    assertEquals(List.of("two"), names(SecretQuery.ALL));
    assertEquals(List.of("two", "one"), names(query(Optional.empty(), 10, true)));
    keep(Presence.PRESENT, NOW.plusSeconds(3), ranked("one", 3), ranked("two", 4));
    assertEquals(Sight.HELD, sight("one"));
    assertEquals(List.of("two", "one"), names(SecretQuery.ALL));
  }

  @Test
  void one_that_comes_back_before_it_is_confirmed_begins_anew() throws Exception {
    keep(Presence.PRESENT, NOW, ranked("one", 3));
    keep(Presence.PRESENT, NOW.plusSeconds(1));
    keep(Presence.PRESENT, NOW.plusSeconds(2), ranked("one", 3));
    assertEquals(Sight.HELD, sight("one"));
    keep(Presence.PRESENT, NOW.plusSeconds(3));
    assertEquals(Sight.ABSENT, sight("one"));
  }

  @Test
  void what_an_account_that_is_gone_held_is_gone() throws Exception {
    keep(Presence.PRESENT, NOW, ranked("one", 3), ranked("two", 3));
    keep(Presence.GONE, NOW, ranked("one", 3));
    assertEquals(Sight.GONE, sight("one"));
    assertEquals(Sight.GONE, sight("two"));
  }

  @Test
  void filters_add_up() throws Exception {
    Keeper core = new Keeper("", "core", "prod");
    keep(
        Presence.PRESENT,
        NOW,
        ranked("one", 3, 1, core, account),
        ranked("two", 4, 1, new Keeper("", "core", "dev"), account),
        ranked("three", 5, 1, Keeper.NOBODY, account));
    SecretQuery all = SecretQuery.ALL;
    Optional<String> none = Optional.empty();
    Optional<String> team = Optional.of("core");
    assertEquals(
        List.of("two", "one"),
        names(
            new SecretQuery(
                all.state(), team, none, none, none, all.tranche(), false, all.after(), 10)));
    assertEquals(
        List.of("one"),
        names(
            new SecretQuery(
                Optional.of(SecretState.RANKED),
                team,
                Optional.of("prod"),
                Optional.of("api-key"),
                Optional.of("hub"),
                all.tranche(),
                false,
                all.after(),
                10)));
    assertEquals(
        List.of("three"),
        names(
            new SecretQuery(
                all.state(),
                Optional.of(""),
                none,
                none,
                none,
                all.tranche(),
                false,
                all.after(),
                10)));
    assertEquals(
        List.of(),
        names(
            new SecretQuery(
                Optional.of(SecretState.REVOKED),
                none,
                none,
                none,
                none,
                all.tranche(),
                false,
                all.after(),
                10)));
  }

  @Test
  void a_page_of_a_rare_sort_may_be_short_and_still_leads_on() throws Exception {
    List<SecretStore.Ranked> many = new ArrayList<>();
    Keeper rare = new Keeper("", "", "lab");
    IntStream.range(0, 40)
        .forEach(i -> many.add(ranked("s" + i, 5, 1, i % 20 == 0 ? rare : Keeper.NOBODY, account)));
    keep(Presence.PRESENT, NOW, many.toArray(SecretStore.Ranked[]::new));
    Optional<String> none = Optional.empty();
    int found = 0;
    Optional<SecretQuery.Mark> after = Optional.empty();
    do {
      SecretPage page =
          node()
              .page(
                  new SecretQuery(
                      Optional.empty(),
                      none,
                      Optional.of("lab"),
                      none,
                      none,
                      SecretQuery.ALL.tranche(),
                      false,
                      after,
                      1));
      found += page.secrets().size();
      after = page.next();
    } while (after.isPresent());
    assertEquals(2, found);
  }

  @Test
  void counts_tell_state_sort_team_and_environment_and_whether_it_is_left() throws Exception {
    Keeper core = new Keeper("", "core", "prod");
    keep(
        Presence.PRESENT,
        NOW,
        ranked("one", 3, 1, core, account),
        ranked("two", 4, 1, core, account),
        ranked("three", 5));
    keep(
        Presence.PRESENT,
        NOW.plusSeconds(1),
        ranked("one", 3, 1, core, account),
        ranked("two", 4, 1, core, account));
    keep(
        Presence.PRESENT,
        NOW.plusSeconds(2),
        ranked("one", 3, 1, core, account),
        ranked("two", 4, 1, core, account));
    SecretCount two = new SecretCount(SecretState.RANKED, false, "api-key", "core", "prod", 2);
    SecretCount gone = new SecretCount(SecretState.RANKED, true, "api-key", "", "", 1);
    assertEquals(List.of(two, gone), node().counts());
    assertTrue(two.isLeft());
    assertEquals(false, gone.isLeft());
  }

  private Tranche tranche(String name) {
    return new Tranche(
        ids.tranche(), name, NOW, "human:eve", 14, "d", 1, Optional.empty(), Map.of());
  }

  @Test
  void a_step_is_taken_only_from_where_it_was_worked_out() throws Exception {
    SecretStore.Ranked one = ranked("one", 3);
    keep(Presence.PRESENT, NOW, one);
    StaticSecret before = node().find(one.id()).orElseThrow();
    StaticSecret.Exemption exemption =
        new StaticSecret.Exemption("r %", "human:ada", "i", NOW.plusSeconds(60));
    StaticSecret.Replacement becomes =
        new StaticSecret.Replacement(
            Optional.empty(), "workload:x", Optional.of(NOW), "w", Optional.of(exemption));
    StaticSecret after = before.in(SecretState.EXCEPTED, NOW.plusSeconds(1), becomes);
    assertTrue(node().move(before, after));
    assertEquals(false, node().move(before, after));
    assertEquals(after, node().find(one.id()).orElseThrow());
    keep(Presence.PRESENT, NOW.plusSeconds(2), one);
    assertEquals(becomes, node().find(one.id()).orElseThrow().replacement());
    assertEquals(SecretState.EXCEPTED, node().find(one.id()).orElseThrow().state());
    StaticSecret again =
        after.in(SecretState.RANKED, NOW.plusSeconds(3), StaticSecret.Replacement.NONE);
    assertTrue(node().move(after, again));
    assertEquals(StaticSecret.Replacement.NONE, node().find(one.id()).orElseThrow().replacement());
  }

  @Test
  void a_tranche_takes_secrets_that_are_free_whole_or_not_at_all() throws Exception {
    SecretStore.Ranked one = ranked("one", 3);
    SecretStore.Ranked two = ranked("two", 3);
    keep(Presence.PRESENT, NOW, one, two);
    Tranche first = tranche("first");
    assertTrue(tranches().add(first, List.of(one.id())));
    assertEquals(false, tranches().add(tranche("second"), List.of(two.id(), one.id())));
    assertEquals(Optional.empty(), node().find(two.id()).orElseThrow().replacement().tranche());
    Tranche found = tranches().find(first.id()).orElseThrow();
    assertEquals(Map.of(SecretState.RANKED, 1L), found.states());
    assertEquals(Optional.empty(), found.approved());
    assertEquals(List.of(first.id()), tranches().latest(5).stream().map(Tranche::id).toList());
    tranches().approve(first.id(), new Tranche.Approved("human:bob", NOW));
    tranches().approve(first.id(), new Tranche.Approved("human:mal", NOW.plusSeconds(1)));
    assertEquals(
        Optional.of(new Tranche.Approved("human:bob", NOW)),
        tranches().find(first.id()).orElseThrow().approved());
    assertEquals(Optional.empty(), tranches().find(ids.tranche()));
  }

  @Test
  void the_last_counts_of_a_day_stand() throws Exception {
    LocalDate day = LocalDate.of(2026, 11, 22);
    BurnCount a = new BurnCount(day, SecretState.RANKED, false, "core", 3);
    BurnCount b = new BurnCount(day, SecretState.RANKED, true, "", 1);
    BurnCount next = new BurnCount(day.plusDays(1), SecretState.REVOKED, false, "", 4);
    burndown().note(day, List.of(new BurnCount(day, SecretState.RANKED, false, "old", 9)));
    burndown().note(day, List.of(a, b));
    burndown().note(day.plusDays(1), List.of(next));
    assertEquals(List.of(a, b, next), burndown().since(day));
    assertEquals(List.of(next), burndown().since(day.plusDays(1)));
    burndown().note(day, List.of());
    assertEquals(List.of(next), burndown().since(day));
  }

  @Test
  void too_many_accounts_at_once_are_refused() {
    List<SecretStore.Holding> many =
        IntStream.rangeClosed(0, SecretStore.MOST_ACCOUNTS)
            .mapToObj(i -> new SecretStore.Holding(ids.account(), Presence.PRESENT, NOW, List.of()))
            .toList();
    assertThrows(IllegalArgumentException.class, () -> node().keep(many, NOW));
  }
}
