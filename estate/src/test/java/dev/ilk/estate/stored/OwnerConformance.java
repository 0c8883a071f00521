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
import dev.ilk.discover.Account;
import dev.ilk.discover.classify.Classified;
import dev.ilk.discover.finding.Findings;
import dev.ilk.estate.Owning;
import dev.ilk.estate.Reclassification;
import dev.ilk.estate.stored.OwnerClues.Keeping;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.LinkBatch;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.gate.estate.OwnerClue;
import dev.ilk.gate.estate.OwnerClue.Sort;
import dev.ilk.gate.estate.OwnerReport;
import dev.ilk.gate.estate.OwnerSuggestion;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link OwnerClues} and {@link OwnerStore} promises, together with what is worked out
 * of them. Each test begins with an empty store.
 */
public abstract class OwnerConformance {
  private static final String CI = "workload:ci";

  /**
   * A node over the store under test.
   *
   * @return another one each time, over the same store within one test
   */
  protected abstract EstateConformance.Node node();

  /**
   * What clones tell there.
   *
   * @return those of the same store
   */
  protected abstract OwnerClues clues();

  /**
   * Who may answer for accounts there.
   *
   * @return those of the same store
   */
  protected abstract OwnerStore owners();

  private static OwnerClue clue(Sort sort, String about, String kind, String who) {
    return new OwnerClue(
        sort, about, kind, who, "deploy/a & b.env", "CODEOWNERS:2", 7, Optional.of(NOW));
  }

  private static OwnerReport report(OwnerClue... clues) {
    return new OwnerReport("acme/orders", Optional.of("gh"), List.of(clues));
  }

  private Set<String> keep(OwnerReport report) throws Exception {
    return assertInstanceOf(Keeping.Kept.class, clues().keep(report, CI, false, NOW)).about();
  }

  /** Reads software's accounts by name, each with the same traits. */
  private void read(Map<String, String> traits, String... names) throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    List<Sighting> seen = new ArrayList<>();
    for (String name : names) {
      Account account = account(name, name).with(traits);
      Classified software = sighting(account, Kind.WORKLOAD).classified();
      seen.add(new Sighting(account, software, Findings.of(account, software, NOW)));
    }
    run(node, NOW, false, seen);
  }

  private void again() throws Exception {
    EstateConformance.Node node = node();
    Company company = new Company();
    Owning owning =
        new Owning(
            clues(), owners(), company, company, node.sources(), node.accounts(), node.findings());
    new Reclassification(
            node.sources(),
            node.accounts(),
            node.findings(),
            node.links(),
            company,
            owning,
            () -> NOW)
        .some(Optional.empty());
  }

  private Id.Account id(String name) throws Exception {
    return node().accounts().page(AccountQuery.ALL).accounts().stream()
        .filter(one -> one.names().name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<String> suggested() throws Exception {
    return owners().waiting(Optional.empty(), 100).stream()
        .map(told -> {
          OwnerSuggestion one = told.suggestion();
          return told.name()
              + " "
              + one.candidate()
              + " "
              + one.points()
              + (one.registered() ? "" : " unknown")
              + (one.instead().isEmpty() ? "" : " instead of " + one.instead());
        })
        .toList();
  }

  private List<String> ownerless() throws Exception {
    return node()
        .findings()
        .page(
            new FindingQuery(
                Optional.of("ownerless"),
                Optional.empty(),
                FindingFilter.State.OPEN,
                NOW,
                Optional.empty(),
                100))
        .findings()
        .stream()
        .map(FoundWrong::name)
        .sorted()
        .toList();
  }

  private List<LinkBatch.Row> batch(boolean contested) throws Exception {
    LinkSelection all =
        new LinkSelection(
            LinkSelection.Asks.OWNER, Optional.empty(), Optional.empty(), LinkSelection.MOST);
    return owners().waiting(all, contested, 100);
  }

  private static OwnerSuggestion said(Id.Account account, String who, Link.Word word) {
    return new OwnerSuggestion(account, who, true, 0, "", List.of(), "", word, "human:eve");
  }

  @Test
  void a_report_takes_the_place_of_the_one_before() throws Exception {
    OwnerClue first = clue(Sort.ACCOUNT, "Svc-Orders", "code-owners", "@acme/payments");
    assertEquals(Set.of("svc-orders"), keep(report(first)));
    OwnerClues.Reported told = clues().about(Set.of("svc-orders")).getFirst();
    assertEquals("acme/orders", told.repository());
    assertEquals("gh", told.logins());
    assertEquals(clue(Sort.ACCOUNT, "svc-orders", "code-owners", "@acme/payments"), told.clue());
    OwnerClue other = clue(Sort.REPOSITORY, "acme/orders", "committer", "ada@acme.example");
    assertEquals(Set.of("svc-orders", "acme/orders"), keep(report(other)));
    assertTrue(clues().about(Set.of("svc-orders")).isEmpty());
    assertEquals(1, clues().about(Set.of("acme/orders", "svc-orders")).size());
  }

  @Test
  void software_reports_only_on_what_it_was_the_first_to_report_on() throws Exception {
    keep(report(clue(Sort.SERVICE, "a", "on-call", "team:payments")));
    assertInstanceOf(Keeping.Others.class, clues().keep(report(), "workload:other", false, NOW));
    assertEquals(1, clues().about(Set.of("a")).size());
    assertInstanceOf(Keeping.Kept.class, clues().keep(report(), "human:eve", true, NOW));
    assertTrue(clues().about(Set.of("a")).isEmpty());
  }

  @Test
  void accounts_are_found_by_name_and_by_repository() throws Exception {
    read(Map.of("repository", "Acme/Orders, acme/more"), "svc-orders", "svc-other");
    assertEquals(Set.of(id("svc-orders")), clues().named(Set.of("svc-orders", "nobody")));
    assertEquals(Set.of(id("svc-orders"), id("svc-other")), clues().named(Set.of("acme/orders")));
    node().links().say(link(id("svc-other")), NOW);
    assertEquals(
        Map.of("svc-other", Company.ADA), clues().holders("gh", Set.of("svc-orders", "svc-other")));
    assertTrue(clues().holders("elsewhere", Set.of("svc-other")).isEmpty());
  }

  private static Link link(Id.Account account) {
    return new Link(account, Company.ADA, Link.Word.CONFIRMED, "", "said", "human:eve");
  }

  @Test
  void evidence_that_agrees_stands_first_and_unknown_names_stay_visible() throws Exception {
    read(Map.of("repository", "acme/orders"), "svc-orders");
    keep(
        report(
            clue(Sort.ACCOUNT, "svc-orders", "code-owners", "@acme/payments"),
            clue(Sort.REPOSITORY, "acme/orders", "on-call", "team:payments"),
            clue(Sort.ACCOUNT, "svc-orders", "author", "ada@acme.example"),
            clue(Sort.ACCOUNT, "svc-orders", "catalogue", "team:ghosts"),
            clue(Sort.ACCOUNT, "svc-orders", "owners-file", "@gone")));
    again();
    assertEquals(
        List.of(
            "gh/svc-orders team:payments 70",
            "gh/svc-orders team:ghosts 45 unknown",
            "gh/svc-orders @gone 30 unknown",
            "gh/svc-orders human:ada 20"),
        suggested());
    assertEquals(
        List.of(
            "@acme/payments is code owner of what names it in acme/orders, by `CODEOWNERS:2`:"
                + " deploy/a & b.env",
            "team:payments is on call for it, says `CODEOWNERS:2` in acme/orders"),
        owners().of(List.of(id("svc-orders"))).getFirst().because());
    assertEquals(List.of("gh/svc-orders"), ownerless());
    keep(report());
    again();
    assertEquals(List.of(), suggested());
  }

  @Test
  void who_has_left_is_not_registered() throws Exception {
    read(Map.of("creator", "left@acme.example"), "svc-orders");
    again();
    assertEquals(List.of("gh/svc-orders left@acme.example 20 unknown"), suggested());
  }

  @Test
  void logins_are_looked_for_among_the_accounts_that_they_are_of() throws Exception {
    read(Map.of(), "svc-orders", "adalove");
    node().links().say(link(id("adalove")), NOW);
    keep(report(clue(Sort.ACCOUNT, "svc-orders", "code-owners", "@AdaLove")));
    again();
    assertEquals(List.of("gh/svc-orders human:ada 40"), suggested());
  }

  @Test
  void a_confirmed_owner_counts_for_findings_and_stays_confirmed() throws Exception {
    read(Map.of("creator", "ada@acme.example"), "svc-orders");
    again();
    assertEquals(List.of("gh/svc-orders"), ownerless());
    assertTrue(owners().say(said(id("svc-orders"), "human:ada", Link.Word.CONFIRMED), NOW));
    again();
    assertEquals(List.of(), ownerless());
    assertEquals(List.of(), suggested());
    assertTrue(owners().say(said(id("svc-orders"), "team:payments", Link.Word.CONFIRMED), NOW));
    assertEquals(
        List.of("team:payments"),
        owners().of(List.of(id("svc-orders"))).stream()
            .filter(one -> one.word() == Link.Word.CONFIRMED)
            .map(OwnerSuggestion::candidate)
            .toList());
    read(Map.of("creator", "ada@acme.example", "note", "changed"), "svc-orders");
    assertEquals(List.of(), ownerless(), "a reading knows of it as well");
    assertFalse(
        owners()
            .say(said(new Ids(() -> NOW).account(), "team:payments", Link.Word.CONFIRMED), NOW));
  }

  @Test
  void who_is_rejected_is_never_suggested_again() throws Exception {
    read(Map.of("creator", "ada@acme.example"), "svc-orders");
    keep(report(clue(Sort.ACCOUNT, "svc-orders", "catalogue", "team:ghosts")));
    again();
    owners().say(said(id("svc-orders"), "human:ada", Link.Word.REJECTED), NOW);
    owners().say(said(id("svc-orders"), "team:ghosts", Link.Word.REJECTED), NOW);
    again();
    assertEquals(List.of(), suggested());
    assertEquals(List.of("gh/svc-orders"), ownerless());
  }

  @Test
  void evidence_against_whom_a_system_names_is_told_with_the_name() throws Exception {
    read(Map.of("owner", "search"), "svc-orders");
    keep(report(clue(Sort.ACCOUNT, "svc-orders", "author", "ada@acme.example")));
    again();
    assertEquals(List.of(), suggested(), "too little speaks for another");
    keep(
        report(
            clue(Sort.ACCOUNT, "svc-orders", "code-owners", "@acme/payments"),
            clue(Sort.ACCOUNT, "svc-orders", "committer", "@acme/search")));
    again();
    assertEquals(List.of("gh/svc-orders team:payments 40 instead of search"), suggested());
    keep(
        report(
            clue(Sort.ACCOUNT, "svc-orders", "code-owners", "@acme/payments"),
            clue(Sort.ACCOUNT, "svc-orders", "on-call", "team:search")));
    again();
    assertEquals(List.of(), suggested(), "more speaks for whom is named");
  }

  @Test
  void a_batch_has_only_what_is_clear_and_is_answered_whole_or_not_at_all() throws Exception {
    read(Map.of("creator", "ada@acme.example"), "svc-a", "svc-b", "svc-c");
    keep(
        report(
            clue(Sort.ACCOUNT, "svc-b", "on-call", "@acme/payments"),
            clue(Sort.ACCOUNT, "svc-c", "committer", "team:ghosts")));
    again();
    assertEquals(Set.of("gh/svc-a human:ada", "gh/svc-b team:payments"), told(batch(false)));
    assertEquals(
        Set.of("gh/svc-b human:ada", "gh/svc-c human:ada", "gh/svc-c team:ghosts"),
        told(batch(true)));
    LinkSelection calls =
        new LinkSelection(LinkSelection.Asks.OWNER, Optional.of("on-call"), Optional.of("gh"), 10);
    assertEquals(Set.of("gh/svc-b team:payments"), told(owners().waiting(calls, false, 10)));
    List<LinkBatch.Row> rows = batch(false);
    owners().say(said(id("svc-a"), "human:ada", Link.Word.REJECTED), NOW);
    assertFalse(owners().decide(rows, true, "human:eve", NOW));
    assertEquals(Set.of("gh/svc-b team:payments"), told(batch(false)), "nothing was changed");
    assertTrue(owners().decide(batch(false), true, "human:eve", NOW.plus(Duration.ofHours(1))));
    again();
    assertEquals(List.of("gh/svc-a", "gh/svc-c"), ownerless());
  }

  private static Set<String> told(List<LinkBatch.Row> rows) {
    return Set.copyOf(rows.stream().map(row -> row.name() + " " + row.subject()).toList());
  }

  @Test
  void what_is_said_of_accounts_goes_with_their_source() throws Exception {
    read(Map.of("creator", "ada@acme.example"), "svc-orders");
    again();
    assertTrue(node().sources().remove("gh"));
    assertEquals(List.of(), suggested());
  }
}
