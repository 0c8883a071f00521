package dev.ilk.estate.stored;

import static dev.ilk.estate.stored.EstateConformance.NOW;
import static dev.ilk.estate.stored.EstateConformance.account;
import static dev.ilk.estate.stored.EstateConformance.run;
import static dev.ilk.estate.stored.EstateConformance.sighting;
import static dev.ilk.estate.stored.EstateConformance.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import dev.ilk.discover.HeldCredential;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundLeak;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.LeakPage;
import dev.ilk.gate.estate.LeakQuery;
import dev.ilk.gate.estate.LeakReport;
import dev.ilk.gate.estate.ReportedLeak;
import dev.ilk.kernel.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link LeakStore} promises, together with the accounts that hold what leaked. Each
 * test begins with an empty store.
 */
public abstract class LeakConformance {
  private static final String CI = "workload:ci";
  private static final String KEY = "AKIAQNZGKIQY56JQ7WML";

  /**
   * A node over the store under test.
   *
   * @return another one each time, over the same store within one test
   */
  protected abstract EstateConformance.Node node();

  /**
   * Its leaks.
   *
   * @return those of the same node
   */
  protected abstract LeakStore leaks();

  private static ReportedLeak leak(String digit, String knownAs, boolean inFiles) {
    return new ReportedLeak(
        digit.repeat(24),
        new ReportedLeak.Rule("aws-access-key-id", "AWS access key id", "aws"),
        2,
        "AK…ML",
        "aws account 1",
        knownAs,
        "",
        inFiles,
        true,
        3,
        List.of(
            new ReportedLeak.Spot("deploy & go.env", 3, "4f2a9c01aa"),
            new ReportedLeak.Spot("b.env", 9, "")));
  }

  private static LeakReport report(long scan, LeakReport.End end, ReportedLeak... leaks) {
    return new LeakReport("acme/orders", scan, List.of(leaks), Optional.ofNullable(end));
  }

  private long begin() throws Exception {
    return assertInstanceOf(
            LeakStore.Beginning.Begun.class, leaks().begin("acme/orders", CI, false, NOW))
        .scan();
  }

  private LeakStore.Keeping keep(LeakReport report) throws Exception {
    return leaks().keep(report, CI, false, NOW);
  }

  private FoundLeak only(boolean closed) throws Exception {
    List<FoundLeak> found = all(closed);
    assertEquals(1, found.size());
    return found.getFirst();
  }

  private List<FoundLeak> all(boolean closed) throws Exception {
    return leaks()
        .page(new LeakQuery(Optional.empty(), closed, Optional.empty(), 100), NOW)
        .leaks();
  }

  private static HeldCredential key(String id) {
    return new HeldCredential(
        "access-key", id, Optional.of(NOW), Optional.empty(), Optional.empty());
  }

  private static void read(EstateConformance.Node node, Instant now, HeldCredential... held)
      throws Exception {
    run(node, now, false, List.of(sighting(account("1", "robot", held), Kind.WORKLOAD)));
  }

  private static List<FoundWrong> wrongs(EstateConformance.Node node) throws Exception {
    return node.findings()
        .page(
            new FindingQuery(
                Optional.of("leaked-secret"),
                Optional.empty(),
                FindingFilter.State.OPEN,
                NOW,
                Optional.empty(),
                10))
        .findings();
  }

  @Test
  void all_scans_and_nodes_go_by_one_salt_and_only_the_latest_scan_reports() throws Exception {
    LeakStore.Beginning.Begun first =
        assertInstanceOf(
            LeakStore.Beginning.Begun.class, leaks().begin("acme/orders", CI, false, NOW));
    LeakStore.Beginning.Begun other =
        assertInstanceOf(
            LeakStore.Beginning.Begun.class, leaks().begin("acme/mail", CI, false, NOW));
    assertEquals(first.salt(), other.salt());
    assertEquals(64, first.salt().length());
    long second = begin();
    assertTrue(second > first.scan());
    assertEquals(LeakStore.Keeping.LATE, keep(report(first.scan(), null, leak("a", KEY, true))));
    assertEquals(List.of(), all(true));
    assertEquals(LeakStore.Keeping.KEPT, keep(report(second, null, leak("a", KEY, true))));
    assertEquals(LeakStore.Keeping.KEPT, keep(report(second, null, leak("a", KEY, true))));
    assertEquals(List.of(leak("a", KEY, true).places()), spots(only(false)));
  }

  private static List<List<ReportedLeak.Spot>> spots(FoundLeak leak) {
    return leak.places().stream().map(FoundLeak.Place::spots).toList();
  }

  @Test
  void what_another_scans_only_people_report() throws Exception {
    long scan = begin();
    assertInstanceOf(
        LeakStore.Beginning.Others.class,
        leaks().begin("acme/orders", "workload:other", false, NOW));
    LeakReport report = report(scan, null, leak("a", KEY, true));
    assertEquals(LeakStore.Keeping.LATE, leaks().keep(report, "workload:other", false, NOW));
    assertEquals(LeakStore.Keeping.KEPT, leaks().keep(report, "human:ada", true, NOW));
    assertInstanceOf(
        LeakStore.Beginning.Begun.class, leaks().begin("acme/orders", "human:ada", true, NOW));
  }

  @Test
  void a_leak_is_critical_while_an_account_holds_it_whichever_was_known_first() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    assertEquals(LeakStore.Keeping.KEPT, keep(report(begin(), null, leak("a", KEY, true))));
    assertEquals(FoundLeak.State.UNKNOWN, only(false).state());
    assertEquals("high", only(false).severity());
    read(node, NOW, key(KEY), key("AKIAOTHER"));
    FoundLeak live = only(false);
    assertEquals(FoundLeak.State.LIVE, live.state());
    assertEquals("critical", live.severity());
    assertEquals("gh/robot", live.holders().getFirst().name());
    FoundWrong wrong = wrongs(node).getFirst();
    assertEquals("critical", wrong.severity());
    assertEquals("NHI2", wrong.owasp());
    assertEquals("access-key " + KEY, wrong.about());
    assertEquals(NOW.plus(Duration.ofDays(1)), wrong.due());
    assertTrue(
        wrong.evidence().contains("acme/orders: deploy & go.env:3 in 4f2a9c01"), wrong.evidence());
    assertTrue(wrong.mend().contains("--access-key-id " + KEY + " "), wrong.mend());
    assertFalse(live.holders().isEmpty() || live.holders().getFirst().account().value().isEmpty());
    assertEquals(Set.of(live.holders().getFirst().account()), leaks().holders(List.of(KEY)));
    assertEquals(
        Map.of(KEY, new LeakStore.Copies(2, 3), "a".repeat(24), new LeakStore.Copies(2, 3)),
        leaks().copies(List.of(KEY, "AKIAOTHER")));
  }

  @Test
  void a_leak_ends_when_its_account_holds_it_no_more_and_closes_when_it_left_the_files()
      throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    read(node, NOW, key(KEY));
    keep(report(begin(), LeakReport.End.FILES_AND_HISTORY, leak("a", KEY, true)));
    // The account is looked at again by whoever takes the report.
    read(node, NOW.plusSeconds(1), key(KEY), key("AKIAOTHER"));
    assertEquals(1, wrongs(node).size());
    keep(report(begin(), LeakReport.End.FILES_AND_HISTORY));
    assertEquals(FoundLeak.State.LIVE, only(false).state(), "it is known to whoever read it");
    keep(report(begin(), LeakReport.End.FILES_AND_HISTORY, leak("a", KEY, true)));
    read(node, NOW.plusSeconds(2), key("AKIAOTHER"));
    assertEquals(List.of(), wrongs(node));
    assertEquals(FoundLeak.State.ENDED, only(false).state());
    assertEquals("low", only(false).severity());
    keep(report(begin(), LeakReport.End.FILES_AND_HISTORY, leak("a", KEY, false)));
    assertEquals(List.of(), all(false), "what is only in the past and ended does no harm");
    assertTrue(only(true).places().getFirst().inHistory());
    read(node, NOW.plusSeconds(3), key(KEY));
    assertEquals(FoundLeak.State.LIVE, only(false).state(), "it came back");
  }

  @Test
  void a_scan_that_did_not_read_all_concludes_nothing() throws Exception {
    keep(report(begin(), null, leak("a", "", true)));
    keep(report(begin(), null, leak("b", "", true)));
    assertTrue(all(false).stream().allMatch(leak -> leak.places().getFirst().inFiles()));
    keep(report(begin(), LeakReport.End.FILES, leak("b", "", true)));
    FoundLeak gone =
        all(false).stream()
            .filter(leak -> leak.fingerprint().startsWith("a"))
            .findFirst()
            .orElseThrow();
    assertFalse(gone.places().getFirst().inFiles());
    assertTrue(gone.places().getFirst().inHistory(), "the history was not read");
    assertEquals(FoundLeak.State.UNKNOWN, gone.state(), "nobody knows that it was revoked");
  }

  @Test
  void what_a_person_says_stays_and_outlives_scans() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    keep(report(begin(), null, leak("a", KEY, true)));
    String a = "a".repeat(24);
    FoundLeak.Said harmless =
        new FoundLeak.Said(FoundLeak.Word.HARMLESS, "human:ada", "a test & no more", NOW);
    assertEquals(Optional.of(KEY), leaks().judge(a, Optional.of(harmless)));
    assertEquals(Optional.empty(), leaks().judge("b".repeat(24), Optional.of(harmless)));
    keep(report(begin(), null, leak("a", KEY, true)));
    read(node, NOW, key(KEY));
    assertEquals(List.of(), wrongs(node));
    assertEquals(List.of(), all(false));
    assertEquals(Optional.of(harmless), only(true).said());
    assertEquals(Map.of(), leaks().copies(List.of(KEY)));
    FoundLeak.Said revoked = new FoundLeak.Said(FoundLeak.Word.REVOKED, "human:ada", "so", NOW);
    leaks().judge(a, Optional.of(revoked));
    assertEquals(FoundLeak.State.LIVE, only(false).state(), "an account holds it still");
    read(node, NOW.plusSeconds(1));
    assertEquals(FoundLeak.State.ENDED, only(false).state());
    leaks().judge(a, Optional.empty());
    assertEquals(Optional.empty(), only(true).said());
  }

  @Test
  void leaks_are_listed_page_by_page_and_by_what_was_scanned() throws Exception {
    long scan = begin();
    for (int i = 0; i < 6; i++) {
      leaks()
          .keep(
              report(scan, null, leak(String.valueOf(i), "", true)),
              CI,
              false,
              NOW.plusSeconds(i / 2));
    }
    List<String> seen = new ArrayList<>();
    Optional<LeakQuery.Mark> after = Optional.empty();
    do {
      LeakPage page = leaks().page(new LeakQuery(Optional.of("acme/orders"), false, after, 2), NOW);
      page.leaks().forEach(leak -> seen.add(leak.fingerprint().substring(0, 1)));
      after = page.next();
    } while (after.isPresent());
    assertEquals(List.of("5", "4", "3", "2", "1", "0"), seen);
    assertEquals(6, new HashSet<>(seen).size());
    LeakQuery elsewhere = new LeakQuery(Optional.of("acme/mail"), true, Optional.empty(), 10);
    assertEquals(List.of(), leaks().page(elsewhere, NOW).leaks());
  }

  @Test
  void an_ended_credential_is_no_live_one() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    HeldCredential ended =
        new HeldCredential(
            "access-key",
            "projects/p/serviceAccounts/s/keys/k9",
            Optional.of(NOW.minusSeconds(99)),
            Optional.empty(),
            Optional.of(NOW.minusSeconds(9)));
    read(node, NOW.minusSeconds(50), ended);
    keep(report(begin(), null, leak("a", "k9", true)));
    assertEquals(FoundLeak.State.UNKNOWN, only(false).state());
    assertEquals(1, leaks().holders(List.of("k9")).size(), "a path is found by its last part");
    Set<Id.Account> none = leaks().holders(List.of("k", "9"));
    assertEquals(Set.of(), none);
  }
}
