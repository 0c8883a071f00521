package dev.ilk.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.migration.SecretCount;
import dev.ilk.gate.migration.SecretPage;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.SecretScore;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.Sight;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.gate.migration.StaticSecret.Keeper;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SecretStore} promises. Each test begins with an empty store. */
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
        all.state(), all.team(), all.environment(), all.shape(), all.source(), gone, after, limit);
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
        names(new SecretQuery(all.state(), team, none, none, none, false, all.after(), 10)));
    assertEquals(
        List.of("one"),
        names(
            new SecretQuery(
                Optional.of(SecretState.RANKED),
                team,
                Optional.of("prod"),
                Optional.of("api-key"),
                Optional.of("hub"),
                false,
                all.after(),
                10)));
    assertEquals(
        List.of("three"),
        names(
            new SecretQuery(
                all.state(), Optional.of(""), none, none, none, false, all.after(), 10)));
    assertEquals(
        List.of(),
        names(
            new SecretQuery(
                Optional.of(SecretState.REVOKED), none, none, none, none, false, all.after(), 10)));
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
                      Optional.empty(), none, Optional.of("lab"), none, none, false, after, 1));
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

  @Test
  void too_many_accounts_at_once_are_refused() {
    List<SecretStore.Holding> many =
        IntStream.rangeClosed(0, SecretStore.MOST_ACCOUNTS)
            .mapToObj(i -> new SecretStore.Holding(ids.account(), Presence.PRESENT, NOW, List.of()))
            .toList();
    assertThrows(IllegalArgumentException.class, () -> node().keep(many, NOW));
  }
}
