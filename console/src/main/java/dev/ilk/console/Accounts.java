package dev.ilk.console;

import dev.ilk.actor.Kind;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.AccountsPage;
import dev.ilk.console.page.Chip;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.Who;
import dev.ilk.gate.ListAccounts;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.estate.AccountFilter;
import dev.ilk.gate.estate.AccountPage;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Which accounts other systems have: look for them, page by page. */
final class Accounts {
  static final String PATH = ConsoleSettings.HOME + "/accounts";
  private static final Duration DORMANT = Duration.ofDays(90);
  private static final int PAGE = 50;

  private final Console console;

  Accounts(Console console) {
    this.console = console;
  }

  Answer list(Visit visit) {
    String which = Findings.chosen(visit, "which", AccountsPage.WHICH);
    String source = Findings.text(visit, "source");
    AccountQuery query =
        new AccountQuery(
            Findings.text(visit, "q"),
            Optional.of(source).filter(name -> !name.isEmpty()),
            Kind.of(visit.parameter("kind")),
            presence(which),
            which.equals("orphans"),
            Optional.empty(),
            new AccountFilter(
                which.equals("unsure"),
                which.equals("dormant")
                    ? Optional.of(visit.arrival().at().minus(DORMANT))
                    : Optional.empty()),
            Places.found(visit.parameter("after")),
            PAGE);
    return console.tell(
        visit, new ListAccounts(query), (self, found) -> page(visit, self, query, which, found));
  }

  private static Optional<Presence> presence(String which) {
    return switch (which) {
      case "missing" -> Optional.of(Presence.MISSING);
      case "gone" -> Optional.of(Presence.GONE);
      default -> Optional.empty();
    };
  }

  private Answer page(
      Visit visit, ReadSelf.Self self, AccountQuery asked, String which, AccountPage found) {
    Instant now = visit.arrival().at();
    String kind = asked.kind().map(Kind::word).orElse("");
    String source = asked.source().orElse("");
    String query =
        Links.query("q", asked.prefix(), "source", source, "kind", kind, "which", which, "after");
    AccountsPage page =
        new AccountsPage(
            asked.prefix(),
            source,
            kind,
            which,
            found.accounts().stream().map(one -> row(one, now)).toList(),
            found.next().map(mark -> PATH + query + Places.of(mark)).orElse(""));
    String command =
        "ilk discover list"
            + (asked.prefix().isEmpty() ? "" : Links.option("", asked.prefix()).substring(1))
            + Links.option("--source", source)
            + Links.option("--kind", kind)
            + Links.option("--presence", asked.presence().map(Presence::word).orElse(""))
            + (asked.orphans() ? " --orphans" : "")
            + (asked.only().unsure() ? " --unsure" : "")
            + Links.option(
                "--unused-since", asked.only().unusedSince().map(Instant::toString).orElse(""));
    Frame frame = console.frame(visit, "Accounts", Frame.Section.ACCOUNTS, self, command);
    return console.page(frame, page);
  }

  static AccountsPage.Row row(FoundAccount one, Instant now) {
    FoundAccount.Names names = one.names();
    return new AccountsPage.Row(
        new Who(one.taken().kind().word(), names.name(), PATH + "/" + one.id().value()),
        names.display().isEmpty() ? names.email() : names.display(),
        one.source(),
        sort(one.taken()),
        state(one),
        one.holder().isPresent()
            ? new Chip(Chip.Tone.GOOD, "somebody's")
            : new Chip(Chip.Tone.WARN, "nobody's"),
        one.times().lastUsed().map(used -> Moment.of(used, now)));
  }

  private static String sort(FoundAccount.Taken taken) {
    String sort = taken.subtype().equals("unknown") ? "sort unknown" : taken.subtype();
    return taken.corrected()
        ? sort + ", said by a person"
        : String.format(Locale.ROOT, "%s, %.1f %% sure", sort, taken.confidence() / 10.0);
  }

  private static Chip state(FoundAccount one) {
    return switch (one.presence()) {
      case PRESENT ->
          one.enabled()
              ? new Chip(Chip.Tone.GOOD, "enabled")
              : new Chip(Chip.Tone.PLAIN, "disabled");
      case MISSING -> new Chip(Chip.Tone.WARN, "not seen lately");
      case GONE -> new Chip(Chip.Tone.PLAIN, "gone");
    };
  }
}
