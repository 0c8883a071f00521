package dev.ilk.estate.stored;

import static dev.ilk.estate.stored.EstateConformance.NOW;
import static dev.ilk.estate.stored.EstateConformance.account;
import static dev.ilk.estate.stored.EstateConformance.one;
import static dev.ilk.estate.stored.EstateConformance.run;
import static dev.ilk.estate.stored.EstateConformance.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.discover.Account;
import dev.ilk.discover.finding.Finding;
import dev.ilk.discover.finding.Severity;
import dev.ilk.gate.estate.FindingFilter.State;
import dev.ilk.gate.estate.FindingKey;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.Whose;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link FindingStore} promises of identities. Each test begins with an empty store. */
public abstract class IdentityFindingConformance {

  /**
   * A node over the store under test.
   *
   * @return another one each time, over the same store within one test
   */
  protected abstract EstateConformance.Node node();

  @Test
  void findings_of_identities_stand_beside_those_of_accounts_until_they_are_not_seen_for_long()
      throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    Account account = account("1", "robot");
    Finding stale =
        new Finding("stale", account, "", Severity.MEDIUM, "NHI1", "seen so", "mend it");
    run(node, NOW, false, List.of(new Sighting(account, one("x").classified(), List.of(stale))));
    Id.Identity ledger = new Ids(() -> NOW).identity();
    Wrong shared =
        new Wrong("shared-client", "here", Severity.HIGH, 3, "NHI9", "seen", "mend", "payments");
    assertFalse(node.findings().again(ledger, "shared-client", "here", NOW));
    assertTrue(node.findings().add(ledger, shared, NOW));
    assertFalse(node.findings().add(ledger, shared, NOW.plusSeconds(1)));
    List<FoundWrong> found = node().findings().page(all(NOW)).findings();
    assertEquals(List.of("shared-client", "stale"), found.stream().map(FoundWrong::code).toList());
    FoundWrong first = found.getFirst();
    assertEquals(new Whose.OfIdentity(ledger), first.whose());
    assertEquals(List.of("high", "payments"), List.of(first.severity(), first.owner()));
    assertEquals(List.of(3, NOW.plus(Duration.ofDays(7))), List.of(first.reach(), first.due()));
    FindingQuery its =
        new FindingQuery(
            Optional.empty(), Optional.of(first.whose()), State.OPEN, NOW, Optional.empty(), 10);
    assertEquals(List.of(first), node.findings().page(its).findings());
    FoundWrong.Accepted accepted =
        new FoundWrong.Accepted(
            "human:ada", FoundWrong.Ground.RISK, "two sites", NOW.plus(Duration.ofDays(30)));
    assertTrue(node.findings().accept(first.whose(), "shared-client", "here", accepted));
    assertEquals(List.of(), node.findings().page(its).findings());
    Instant later = NOW.plus(Duration.ofDays(3));
    assertTrue(node.findings().again(ledger, "shared-client", "here", later));
    node.findings().forget("shared-client", later);
    assertEquals(1, node.findings().page(of(first.whose(), later)).findings().size());
    node.findings().forget("shared-client", later.plusSeconds(1));
    assertEquals(List.of(), node.findings().page(of(first.whose(), later)).findings());
    assertEquals(
        List.of("stale"),
        node.findings().page(all(later)).findings().stream().map(FoundWrong::code).toList());
  }

  @Test
  void a_persons_word_on_who_mends_it_outweighs_the_system_until_it_is_taken_back()
      throws Exception {
    EstateConformance.Node node = node();
    Id.Identity ledger = new Ids(() -> NOW).identity();
    Wrong shared =
        new Wrong("shared-client", "here", Severity.HIGH, 3, "NHI9", "seen", "mend", "payments");
    assertTrue(node.findings().add(ledger, shared, NOW));
    FindingKey key = new FindingKey(new Whose.OfIdentity(ledger), "shared-client", "here");
    FoundWrong.Assigned given =
        new FoundWrong.Assigned(
            "human:ada", "human:olga", "on call", NOW, Optional.of(NOW.plusSeconds(60)));
    assertTrue(node.findings().assign(key, Optional.of(given)));
    assertFalse(
        node.findings()
            .assign(new FindingKey(key.whose(), "shared-client", "there"), Optional.of(given)));
    FoundWrong found = node().findings().page(all(NOW)).findings().getFirst();
    assertEquals(Optional.of(given), found.assigned());
    assertEquals("human:ada", found.owner());
    assertEquals(NOW.plusSeconds(60), found.due());
    assertEquals(NOW.plus(Duration.ofDays(7)), found.latest());
    assertEquals(1, owed(node, NOW, State.OPEN, "human:ada", "team:x"));
    assertEquals(0, owed(node, NOW, State.OPEN, "payments"));
    assertEquals(0, owed(node, NOW, State.OVERDUE, "human:ada"));
    assertEquals(1, owed(node, NOW.plusSeconds(61), State.OVERDUE, "human:ada"));
    assertTrue(node.findings().assign(key, Optional.empty()));
    FoundWrong back = node().findings().page(all(NOW)).findings().getFirst();
    assertEquals(Optional.empty(), back.assigned());
    assertEquals(
        List.of("payments", back.latest().toString()),
        List.of(back.owner(), back.due().toString()));
    assertEquals(0, owed(node, NOW, State.OPEN, "human:ada"));
  }

  @Test
  void what_is_left_for_a_time_is_told_apart_by_why() throws Exception {
    EstateConformance.Node node = node();
    Id.Identity ledger = new Ids(() -> NOW).identity();
    for (String place : List.of("here", "there", "elsewhere")) {
      node.findings()
          .add(
              ledger,
              new Wrong("shared-client", place, Severity.HIGH, 3, "NHI9", "seen", "mend", "p"),
              NOW);
    }
    Whose its = new Whose.OfIdentity(ledger);
    Instant end = NOW.plusSeconds(60);
    assertTrue(
        node.findings()
            .accept(
                its,
                "shared-client",
                "here",
                new FoundWrong.Accepted("human:ada", FoundWrong.Ground.RISK, "so be it", end)));
    assertTrue(
        node.findings()
            .accept(
                its,
                "shared-client",
                "there",
                new FoundWrong.Accepted("human:ada", FoundWrong.Ground.MISTAKEN, "no", end)));
    assertEquals(1, owed(node, NOW, State.OPEN, "p"));
    assertEquals(1, owed(node, NOW, State.ACCEPTED, "p"));
    assertEquals(1, owed(node, NOW, State.MISTAKEN, "p"));
    assertEquals(3, owed(node, NOW, State.ANY, "p"));
    assertEquals(3, owed(node, end, State.OPEN, "p"));
    assertEquals(0, owed(node, end, State.MISTAKEN, "p"));
  }

  @Test
  void what_several_owe_is_told_once_page_by_page_in_one_order() throws Exception {
    EstateConformance.Node node = node();
    Ids ids = new Ids(() -> NOW);
    for (int i = 0; i < 24; i++) {
      Severity severity = Severity.values()[i % Severity.values().length];
      String owner = List.of("human:ada", "payments", "team:x", "others").get(i / 3 % 4);
      node.findings()
          .add(
              ids.identity(),
              new Wrong("shared-client", "at " + i, severity, i % 5, "NHI9", "seen", "mend", owner),
              NOW);
    }
    Set<String> several = Set.of("human:ada", "payments", "team:x");
    List<String> expected =
        node.findings().page(all(NOW)).findings().stream()
            .filter(one -> several.contains(one.owner()))
            .map(FoundWrong::about)
            .toList();
    assertEquals(18, expected.size());
    for (Optional<String> code : List.of(Optional.<String>empty(), Optional.of("shared-client"))) {
      for (int limit : List.of(1, 2, 5, 18, 30)) {
        List<String> told = new ArrayList<>();
        Optional<FindingQuery.Mark> after = Optional.empty();
        do {
          FindingQuery query =
              new FindingQuery(code, Optional.empty(), State.OPEN, NOW, after, limit);
          FindingPage page = node.findings().page(query.owedBy(several));
          page.findings().forEach(one -> told.add(one.about()));
          after = page.next();
        } while (after.isPresent());
        assertEquals(expected, told, code + " by " + limit);
      }
    }
  }

  private static int owed(EstateConformance.Node node, Instant now, State state, String... owners)
      throws Exception {
    FindingQuery query =
        new FindingQuery(Optional.empty(), Optional.empty(), state, now, Optional.empty(), 10);
    return node.findings().page(query.owedBy(Set.of(owners))).findings().size();
  }

  private static FindingQuery of(Whose whose, Instant now) {
    return new FindingQuery(
        Optional.empty(), Optional.of(whose), State.ANY, now, Optional.empty(), 10);
  }

  private static FindingQuery all(Instant now) {
    return new FindingQuery(
        Optional.empty(), Optional.empty(), State.OPEN, now, Optional.empty(), 100);
  }
}
