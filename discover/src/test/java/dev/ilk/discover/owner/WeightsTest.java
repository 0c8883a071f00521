package dev.ilk.discover.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private final Weights weights = Weights.builtIn();

  private static Hint hint(String kind, String who, boolean whole, Optional<Instant> latest) {
    return new Hint(kind, whole, who, "team:" + who, "a.env", "CODEOWNERS:1", "acme/a", 3, latest);
  }

  private static Hint hint(String kind, String who) {
    return hint(kind, who, false, Optional.empty());
  }

  private List<String> rank(Hint... hints) {
    return weights.rank(List.of(hints), NOW).stream()
        .map(one -> one.candidate() + " " + one.points())
        .toList();
  }

  @Test
  void kinds_that_agree_add_up_and_beat_one_that_weighs_more() {
    assertEquals(
        List.of("team:pay 60", "team:ops 50"),
        rank(hint("code-owners", "pay"), hint("author", "pay"), hint("on-call", "ops")));
  }

  @Test
  void the_same_kind_counts_once() {
    assertEquals(List.of("team:a 40"), rank(hint("code-owners", "a"), hint("code-owners", "a")));
  }

  @Test
  void what_is_old_counts_half() {
    Optional<Instant> old = Optional.of(NOW.minus(Duration.ofDays(200)));
    assertEquals(List.of("team:a 10"), rank(hint("author", "a", false, old)));
    assertEquals(List.of("team:a 20"), rank(hint("author", "a", false, Optional.of(NOW))));
  }

  @Test
  void a_repository_as_a_whole_says_less_than_a_file_that_names_the_account() {
    assertEquals(
        List.of("team:b 40", "team:a 25"),
        rank(hint("code-owners", "a", true, Optional.empty()), hint("code-owners", "b")));
    assertEquals(List.of(), rank(hint("author", "a", true, Optional.empty())));
  }

  @Test
  void an_unknown_kind_weighs_nothing() {
    assertEquals(List.of(), rank(hint("rumour", "a")));
  }

  @Test
  void the_words_can_be_checked_and_nothing_in_them_is_filled_in_twice() {
    Hint hint =
        new Hint(
            "code-owners", false, "@{by}", "x", "a.env", "CO:1", "acme/a", 1, Optional.empty());
    assertEquals(
        List.of("@{by} is code owner of what names it in acme/a, by `CO:1`: a.env"),
        weights.rank(List.of(hint), NOW).getFirst().because());
  }
}
