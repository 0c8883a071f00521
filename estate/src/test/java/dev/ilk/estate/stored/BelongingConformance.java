package dev.ilk.estate.stored;

import static dev.ilk.estate.stored.EstateConformance.NOW;
import static dev.ilk.estate.stored.EstateConformance.account;
import static dev.ilk.estate.stored.EstateConformance.one;
import static dev.ilk.estate.stored.EstateConformance.run;
import static dev.ilk.estate.stored.EstateConformance.some;
import static dev.ilk.estate.stored.EstateConformance.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import dev.ilk.discover.classify.Classified;
import dev.ilk.discover.finding.Finding;
import dev.ilk.discover.finding.Severity;
import dev.ilk.gate.estate.AccountFilter;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingFilter.State;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.gate.estate.Whose;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link FindingStore} and {@link LinkStore} promises of accounts that runs have seen.
 * Each test begins with an empty store.
 */
public abstract class BelongingConformance {

  /**
   * A node over the store under test.
   *
   * @return another one each time, over the same store within one test
   */
  protected abstract EstateConformance.Node node();

  private static Finding wrong(Account account, String code, String about, Severity severity) {
    return new Finding(code, account, about, severity, "NHI7", "seen so", "mend it");
  }

  private static FindingQuery findings(Instant now, int limit) {
    return new FindingQuery(
        Optional.empty(), Optional.empty(), State.OPEN, now, Optional.empty(), limit);
  }

  private static List<String> codes(EstateConformance.Node node, Instant now) throws Exception {
    return node.findings().page(findings(now, 100)).findings().stream()
        .map(FoundWrong::code)
        .toList();
  }

  private static Sighting wronged(Account account, Finding... findings) {
    return new Sighting(account, one("x").classified(), List.of(findings));
  }

  @Test
  void findings_come_with_their_account_and_go_when_it_is_mended() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    Account account = account("1", "robot");
    run(
        node,
        NOW,
        false,
        List.of(
            wronged(
                account,
                wrong(account, "stale", "", Severity.MEDIUM),
                wrong(account, "never-expires", "token a", Severity.HIGH),
                wrong(account, "never-expires", "token b", Severity.HIGH))));
    List<FoundWrong> found = node.findings().page(findings(NOW, 100)).findings();
    assertEquals(3, found.size());
    assertEquals("high", found.getFirst().severity());
    assertEquals("gh/robot", found.getFirst().name());
    assertEquals(NOW.plus(Duration.ofDays(7)), found.getFirst().due());
    assertEquals(NOW.plus(Duration.ofDays(30)), found.getLast().due());
    FindingQuery oneSort =
        new FindingQuery(
            Optional.of("never-expires"),
            Optional.of(found.getFirst().whose()),
            State.OPEN,
            NOW,
            Optional.empty(),
            10);
    assertEquals(
        List.of("token a", "token b"),
        node.findings().page(oneSort).findings().stream().map(FoundWrong::about).toList());
    Account changed = account("1", "robot-2");
    run(
        node,
        NOW.plusSeconds(9),
        false,
        List.of(wronged(changed, wrong(changed, "stale", "", Severity.HIGH))));
    FoundWrong left = node.findings().page(findings(NOW, 100)).findings().getFirst();
    assertEquals(List.of("stale"), codes(node, NOW));
    assertEquals("high", left.severity());
    assertEquals(NOW, left.found());
  }

  @Test
  void findings_go_with_an_account_that_is_gone_and_come_back_with_it() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    Account account = account("1", "robot");
    Sighting seen = wronged(account, wrong(account, "stale", "", Severity.MEDIUM));
    run(node, NOW, false, List.of(seen, one("2")));
    run(node, NOW.plusSeconds(1), false, List.of(one("2")));
    assertEquals(List.of("stale"), codes(node, NOW));
    run(node, NOW.plusSeconds(2), false, List.of(one("2")));
    assertEquals(List.of(), codes(node, NOW));
    run(node, NOW.plusSeconds(3), false, List.of(seen, one("2")));
    assertEquals(List.of("stale"), codes(node, NOW));
  }

  @Test
  void nobody_who_was_rejected_is_joined_by_evidence() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    run(node, NOW, false, List.of(one("1"), one("2")));
    Id.Identity ada = new Ids(() -> NOW).identity();
    List<Id.Account> ids =
        node.accounts().page(AccountQuery.ALL).accounts().stream().map(FoundAccount::id).toList();
    List<Link> joined =
        ids.stream().map(id -> new Link(id, ada, Link.Word.JOINED, "id", "the id", "")).toList();
    node.links().say(new Link(ids.getFirst(), ada, Link.Word.REJECTED, "", "no", "human:bob"), NOW);
    assertEquals(1, node.links().evident(joined, NOW));
    assertEquals(0, node.links().evident(joined, NOW));
    assertEquals(
        List.of(Optional.empty(), Optional.of(ada)),
        node.accounts().page(AccountQuery.ALL).accounts().stream()
            .map(FoundAccount::holder)
            .toList());
  }

  @Test
  void the_gravest_and_then_the_furthest_reaching_come_first_page_by_page() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    List<Sighting> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Account account =
          account("n" + i, "a" + i)
              .with(Map.of("groups", String.join(",", "g".repeat(i).split(""))));
      all.add(
          wronged(account, wrong(account, "c" + i % 2, "", i < 10 ? Severity.HIGH : Severity.LOW)));
    }
    run(node, NOW, false, all);
    List<FoundWrong> found = new ArrayList<>();
    Optional<FindingQuery.Mark> after = Optional.empty();
    do {
      FindingPage page =
          node.findings()
              .page(
                  new FindingQuery(Optional.empty(), Optional.empty(), State.OPEN, NOW, after, 7));
      found.addAll(page.findings());
      after = page.next();
    } while (after.isPresent());
    assertEquals(30, new HashSet<>(found).size());
    assertEquals(30, found.size());
    for (int i = 1; i < 30; i++) {
      boolean high = found.get(i).severity().equals("high");
      assertTrue(!high || i < 10, "high ones come first");
      boolean same = found.get(i).severity().equals(found.get(i - 1).severity());
      assertTrue(!same || found.get(i).reach() <= found.get(i - 1).reach(), "far ones come first");
    }
  }

  @Test
  void findings_are_narrowed_by_what_they_are_and_what_they_are_of() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    Account ada = account("1", "Ada-bot").with(Map.of("owner", "ada"));
    Account bob = account("2", "bob-bot").with(Map.of("owner", "bob"));
    run(
        node,
        NOW,
        false,
        List.of(
            wronged(
                ada,
                wrong(ada, "stale", "", Severity.HIGH),
                new Finding("ownerless", ada, "", Severity.LOW, "NHI1", "seen so", "mend it")),
            wronged(bob, wrong(bob, "old", "", Severity.MEDIUM))));
    assertEquals(List.of("stale"), narrowed(node, NOW, "high", "", "", Set.of(), "", State.OPEN));
    assertEquals(List.of("old"), narrowed(node, NOW, "medium", "", "", Set.of(), "", State.OPEN));
    assertEquals(
        List.of("ownerless"), narrowed(node, NOW, "low", "", "", Set.of(), "", State.OPEN));
    assertEquals(
        List.of("ownerless"), narrowed(node, NOW, "", "NHI1", "", Set.of(), "", State.OPEN));
    assertEquals(
        List.of("stale", "old", "ownerless"),
        narrowed(node, NOW, "", "", "gh", Set.of(), "", State.OPEN));
    assertEquals(List.of(), narrowed(node, NOW, "", "", "elsewhere", Set.of(), "", State.OPEN));
    assertEquals(List.of("old"), narrowed(node, NOW, "", "", "", Set.of("bob"), "", State.OPEN));
    assertEquals(
        List.of("stale", "ownerless"),
        narrowed(node, NOW, "", "", "", Set.of(), "ADA-", State.OPEN));
    assertEquals(List.of(), narrowed(node, NOW, "", "", "", Set.of(), "nobody", State.OPEN));
    assertEquals(List.of(), narrowed(node, NOW, "", "", "", Set.of(), "", State.OVERDUE));
    Instant later = NOW.plus(Duration.ofDays(8));
    assertEquals(List.of("stale"), narrowed(node, later, "", "", "", Set.of(), "", State.OVERDUE));
    Whose id = node.findings().page(findings(NOW, 1)).findings().getFirst().whose();
    FoundWrong.Accepted accepted =
        new FoundWrong.Accepted("human:ada", FoundWrong.Ground.RISK, "so be it", later);
    assertTrue(node.findings().accept(id, "stale", "", accepted));
    assertEquals(List.of("stale"), narrowed(node, NOW, "", "", "", Set.of(), "", State.ACCEPTED));
    assertEquals(List.of(), narrowed(node, later, "", "", "", Set.of(), "", State.ACCEPTED));
  }

  private static List<String> narrowed(
      EstateConformance.Node node,
      Instant now,
      String severity,
      String owasp,
      String source,
      Set<String> owners,
      String prefix,
      State state)
      throws Exception {
    FindingFilter only = new FindingFilter(severity, owasp, source, owners, prefix, state);
    List<String> codes = new ArrayList<>();
    Optional<FindingQuery.Mark> after = Optional.empty();
    do {
      FindingPage page =
          node.findings()
              .page(new FindingQuery(Optional.empty(), Optional.empty(), only, now, after, 1));
      page.findings().forEach(one -> codes.add(one.code()));
      after = page.next();
    } while (after.isPresent());
    return codes;
  }

  @Test
  void accounts_are_narrowed_to_what_is_not_sure_or_not_used() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    Account used = account("1", "used");
    Instant last = NOW.minus(Duration.ofDays(100));
    Account idle =
        new Account(
            "github:acme",
            "2",
            "idle",
            "",
            "",
            "User",
            true,
            Optional.empty(),
            Optional.of(last),
            Map.of(),
            List.of());
    Classified guess = new Classified(Kind.WORKLOAD, "bot", 0.6, List.of(), false);
    run(node, NOW, false, List.of(wronged(used), new Sighting(idle, guess, List.of())));
    assertEquals(List.of("idle"), only(node, new AccountFilter(true, Optional.empty())));
    AccountFilter dormant = new AccountFilter(false, Optional.of(last.plusSeconds(1)));
    assertEquals(List.of("idle"), only(node, dormant));
    assertEquals(List.of(), only(node, new AccountFilter(false, Optional.of(last))));
    Id.Account id =
        node.accounts().page(AccountQuery.ALL).accounts().stream()
            .filter(one -> one.names().name().equals("idle"))
            .findFirst()
            .orElseThrow()
            .id();
    node.accounts().say(id, Kind.HUMAN, "human:ada", "I asked", NOW);
    assertEquals(List.of(), only(node, new AccountFilter(true, Optional.empty())));
  }

  private static List<String> only(EstateConformance.Node node, AccountFilter only)
      throws Exception {
    return node
        .accounts()
        .page(
            new AccountQuery(
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                only,
                Optional.empty(),
                1))
        .accounts()
        .stream()
        .map(one -> one.names().name())
        .toList();
  }

  @Test
  void an_accepted_risk_counts_again_after_its_end_and_outlives_changes() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    Account account = account("1", "robot");
    run(node, NOW, false, List.of(wronged(account, wrong(account, "stale", "", Severity.LOW))));
    Whose id = node.findings().page(findings(NOW, 1)).findings().getFirst().whose();
    Instant end = NOW.plus(Duration.ofDays(30));
    FoundWrong.Accepted accepted =
        new FoundWrong.Accepted("human:ada", FoundWrong.Ground.MISTAKEN, "for the audit", end);
    assertTrue(node.findings().accept(id, "stale", "", accepted));
    assertFalse(node.findings().accept(id, "other", "", accepted));
    Account changed = account("1", "robot-2");
    run(
        node,
        NOW.plusSeconds(1),
        false,
        List.of(wronged(changed, wrong(changed, "stale", "", Severity.HIGH))));
    assertEquals(List.of(), codes(node, NOW));
    assertEquals(List.of("stale"), codes(node, end));
    FindingQuery all =
        new FindingQuery(
            Optional.of("stale"), Optional.of(id), State.ANY, NOW, Optional.empty(), 10);
    assertEquals(Optional.of(accepted), node.findings().page(all).findings().getFirst().accepted());
  }

  @Test
  void a_strong_key_joins_and_a_person_has_the_last_word() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    run(node, NOW, false, some(0, 3));
    List<FoundAccount> found = node.accounts().page(AccountQuery.ALL).accounts();
    Ids ids = new Ids(() -> NOW);
    Id.Identity ada = ids.identity();
    Id.Identity bob = ids.identity();
    Id.Account first = found.get(0).id();
    Id.Account second = found.get(1).id();
    List<Link> evident =
        List.of(
            new Link(first, ada, Link.Word.JOINED, "id", "the id", ""),
            new Link(second, bob, Link.Word.SUGGESTED, "name", "the name", ""));
    assertEquals(1, node.links().evident(evident, NOW));
    assertEquals(0, node.links().evident(evident, NOW));
    assertEquals(Optional.of(ada), holder(node, first));
    assertEquals(Optional.empty(), holder(node, second));
    assertEquals(
        List.of(second),
        node.links().waiting(Optional.empty(), 10).stream().map(Link::account).toList());
    Link no = new Link(first, ada, Link.Word.REJECTED, "", "no", "human:eve");
    assertTrue(node.links().say(no, NOW));
    assertEquals(Optional.empty(), holder(node, first));
    assertEquals(0, node.links().evident(evident, NOW));
    assertEquals(Optional.empty(), holder(node, first));
    assertTrue(
        node.links().say(new Link(second, bob, Link.Word.CONFIRMED, "", "yes", "human:eve"), NOW));
    assertEquals(Optional.of(bob), holder(node, second));
    assertEquals(List.of(), node.links().waiting(Optional.empty(), 10));
    assertEquals(List.of(no), node.links().of(first));
    assertFalse(
        node.links()
            .say(new Link(ids.account(), bob, Link.Word.CONFIRMED, "", "yes", "human:eve"), NOW));
    AccountQuery held =
        new AccountQuery(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of(bob),
            Optional.empty(),
            10);
    assertEquals(1, node.accounts().page(held).accounts().size());
  }

  private static Optional<Id.Identity> holder(EstateConformance.Node node, Id.Account id)
      throws Exception {
    return node.accounts().find(id).orElseThrow().account().holder();
  }

  private static final List<String> WAYS = List.of("assumed-by", "member", "owner");

  @Test
  void whoever_may_take_up_a_role_is_what_it_hangs_on() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    String user = "arn:aws:iam::123456789012:user/Deployer";
    Account role = account("r1", "deploy").with(Map.of("trusts", "ec2.amazonaws.com," + user));
    Account bound = account("r2", "orders").with(Map.of("bound-to", "spiffe://a/b/c/d"));
    run(node, NOW, false, List.of(wronged(role), wronged(bound)));
    assertEquals(
        List.of("assumed-by"),
        node.links().hangingOn(List.of(user.toLowerCase(Locale.ROOT)), WAYS, 10).stream()
            .map(LinkStore.Tie::relation)
            .toList());
    assertEquals(1, node.links().hangingOn(List.of("spiffe://a/b/c/d"), WAYS, 10).size());
  }

  @Test
  void what_an_account_hangs_on_is_found_by_any_of_its_names() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    Account robot = account("1", "robot").with(Map.of("owner", "Ada", "groups", "admins, ops"));
    run(node, NOW, false, List.of(wronged(robot), one("2")));
    assertEquals(
        List.of("member", "owner"),
        node.links().hangingOn(List.of("ada", "ops", "nobody"), WAYS, 10).stream()
            .map(LinkStore.Tie::relation)
            .sorted()
            .toList());
    Account freed = account("1", "robot");
    run(node, NOW.plusSeconds(1), false, List.of(wronged(freed), one("2")));
    assertEquals(List.of(), node.links().hangingOn(List.of("ada", "ops"), WAYS, 10));
  }

  private static final LinkSelection BY_NAME =
      new LinkSelection(Optional.of("name"), Optional.of("gh"), 10);

  private static List<Link> waiting(EstateConformance.Node node, boolean contested)
      throws Exception {
    return node.links().waiting(BY_NAME, contested, 10).stream()
        .map(LinkStore.Waiting::link)
        .toList();
  }

  private static List<Link> said(List<Link> links, Link.Word word) {
    return links.stream()
        .map(link ->
            new Link(link.account(), link.identity(), word, link.evidence(), "so", "human:eve"))
        .toList();
  }

  @Test
  void links_are_answered_together_or_not_at_all() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    run(node, NOW, false, some(0, 6));
    List<FoundAccount> found = node.accounts().page(AccountQuery.ALL).accounts();
    Ids ids = new Ids(() -> NOW);
    Id.Identity ada = ids.identity();
    Id.Identity bob = ids.identity();
    List<Link> suggested = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String key = i == 4 ? "email" : "name";
      suggested.add(new Link(found.get(i).id(), ada, Link.Word.SUGGESTED, key, "the name `a`", ""));
    }
    suggested.add(
        new Link(found.get(0).id(), bob, Link.Word.SUGGESTED, "name", "the name `b`", ""));
    node.links().evident(suggested, NOW);
    assertEquals(
        List.of(found.get(0).id(), found.get(0).id()),
        waiting(node, true).stream().map(Link::account).toList());
    List<Link> batch = waiting(node, false);
    assertEquals(3, batch.size());
    assertEquals(
        "gh/"
            + node.accounts()
                .find(batch.getFirst().account())
                .orElseThrow()
                .account()
                .names()
                .name(),
        node.links().waiting(BY_NAME, false, 1).getFirst().name());
    LinkSelection elsewhere = new LinkSelection(Optional.empty(), Optional.of("other"), 10);
    assertEquals(List.of(), node.links().waiting(elsewhere, false, 10));

    Link.Word yes = Link.Word.CONFIRMED;
    Link quicker = said(batch, Link.Word.REJECTED).getLast();
    assertTrue(node.links().say(quicker, NOW));
    assertFalse(node.links().decide(said(batch, yes), NOW));
    assertEquals(Optional.empty(), holder(node, batch.getFirst().account()));
    assertEquals(batch.subList(0, 2), waiting(node, false));
    assertTrue(node.links().decide(said(batch.subList(0, 2), yes), NOW));
    assertEquals(Optional.of(ada), holder(node, batch.getFirst().account()));
    assertEquals(List.of(), waiting(node, false));
    assertFalse(node.links().decide(said(batch.subList(0, 2), yes), NOW));
  }

  @Test
  void what_is_rejected_together_belongs_to_nobody_and_is_not_suggested_again() throws Exception {
    EstateConformance.Node node = node();
    node.sources().add(source("gh"));
    run(node, NOW, false, some(0, 2));
    Id.Identity ada = new Ids(() -> NOW).identity();
    List<Link> suggested =
        node.accounts().page(AccountQuery.ALL).accounts().stream()
            .map(one -> new Link(one.id(), ada, Link.Word.SUGGESTED, "name", "the name `a`", ""))
            .toList();
    node.links().evident(suggested, NOW);
    assertTrue(node.links().decide(said(waiting(node, false), Link.Word.REJECTED), NOW));
    node.links().evident(suggested, NOW);
    assertEquals(List.of(), waiting(node, false));
    assertEquals(Optional.empty(), holder(node, suggested.getFirst().account()));
  }
}
