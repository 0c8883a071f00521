package dev.ilk.bench;

import dev.ilk.actor.Kind;
import dev.ilk.bench.RegistryQuestions.Question;
import dev.ilk.gate.estate.AccountFilter;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.gate.estate.Presence;
import dev.ilk.store.EstateStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The filters of accounts, findings and links, each where it leaves out nearly everything, and
 * several of them together: what no index alone answers.
 */
final class EstateQuestions {
  private static final int PAGE = 50;
  private static final Optional<String> SOURCE = Optional.of(CompanyAccounts.name(3));
  private static final AccountFilter DORMANT =
      new AccountFilter(false, Optional.of(FilledRegistry.NOW.minus(Duration.ofDays(180))));
  private static final AccountFilter UNSURE = new AccountFilter(true, Optional.empty());

  private final EstateStores estate;

  EstateQuestions(EstateStores estate) {
    this.estate = estate;
  }

  List<Question> accounts() {
    Optional<Kind> agents = Optional.of(Kind.AGENT);
    Optional<Presence> gone = Optional.of(Presence.GONE);
    return List.of(
        accounts("dormant", "", Optional.empty(), Optional.empty(), Optional.empty(), DORMANT),
        accounts("unsure", "", Optional.empty(), Optional.empty(), Optional.empty(), UNSURE),
        accounts("dormant, of a source", "", SOURCE, Optional.empty(), Optional.empty(), DORMANT),
        accounts("dormant, by name", "svc-", SOURCE, Optional.empty(), Optional.empty(), DORMANT),
        accounts("by name, of a source and kind", "svc-", SOURCE, agents, Optional.empty(), none()),
        accounts("by name, of a kind and gone", "person-", Optional.empty(), agents, gone, none()),
        accounts("by address, of a source, gone", "p@", SOURCE, Optional.empty(), gone, none()));
  }

  private static AccountFilter none() {
    return AccountFilter.NONE;
  }

  private Question accounts(
      String name,
      String prefix,
      Optional<String> source,
      Optional<Kind> kind,
      Optional<Presence> presence,
      AccountFilter only) {
    AccountQuery query =
        new AccountQuery(
            prefix, source, kind, presence, false, Optional.empty(), only, Optional.empty(), PAGE);
    return new Question("accounts: " + name, _ -> estate.accounts().page(query));
  }

  List<Question> findings() {
    FindingFilter.State any = FindingFilter.State.ANY;
    return List.of(
        findings("of a severity", new FindingFilter("low", "", "", Set.of(), "", any)),
        findings("of a class", new FindingFilter("", "NHI8", "", Set.of(), "", any)),
        findings(
            "of several owners",
            new FindingFilter("", "", "", Set.of("nobody", "human:ada", "team:none"), "", any)),
        findings("of nobody's there", new FindingFilter("", "", "", Set.of("nobody"), "", any)),
        findings("of a source", new FindingFilter("", "", SOURCE.get(), Set.of(), "", any)),
        findings("of accounts by name", new FindingFilter("", "", "", Set.of(), "svc-mail", any)),
        findings(
            "overdue", new FindingFilter("", "", "", Set.of(), "", FindingFilter.State.OVERDUE)),
        findings(
            "accepted", new FindingFilter("", "", "", Set.of(), "", FindingFilter.State.ACCEPTED)),
        findings(
            "overdue, of a severity, class, source and owner",
            new FindingFilter(
                "high", "NHI7", SOURCE.get(), Set.of("nobody"), "", FindingFilter.State.OVERDUE)));
  }

  private Question findings(String name, FindingFilter only) {
    FindingQuery query =
        new FindingQuery(
            Optional.empty(), Optional.empty(), only, FilledRegistry.NOW, Optional.empty(), PAGE);
    return new Question("findings: " + name, _ -> estate.findings().page(query));
  }

  /** Of links there are none before all accounts were looked at. */
  List<Question> links() {
    List<Question> links = new ArrayList<>();
    links.add(
        new Question("links: all that wait", _ -> estate.links().waiting(Optional.empty(), PAGE)));
    for (boolean contested : List.of(false, true)) {
      String name = contested ? "links: contested" : "links: to be answered together";
      links.add(links(name, Optional.empty(), Optional.empty(), contested));
      links.add(links(name + ", of a source", Optional.empty(), SOURCE, contested));
      links.add(links(name + ", by a key", Optional.of("name"), Optional.empty(), contested));
      links.add(links(name + ", of both", Optional.of("name"), SOURCE, contested));
      links.add(links(name + ", of none", Optional.of("no-key"), SOURCE, contested));
    }
    return links;
  }

  private Question links(
      String name, Optional<String> key, Optional<String> source, boolean contested) {
    LinkSelection selection = new LinkSelection(key, source, PAGE);
    return new Question(name, _ -> estate.links().waiting(selection, contested, PAGE));
  }
}
