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
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.Whose;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
            Optional.empty(), Optional.of(first.whose()), false, NOW, Optional.empty(), 10);
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

  private static FindingQuery of(Whose whose, Instant now) {
    return new FindingQuery(Optional.empty(), Optional.of(whose), true, now, Optional.empty(), 10);
  }

  private static FindingQuery all(Instant now) {
    return new FindingQuery(Optional.empty(), Optional.empty(), false, now, Optional.empty(), 100);
  }
}
