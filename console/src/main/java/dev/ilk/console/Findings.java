package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.FindingsPage;
import dev.ilk.console.page.Frame;
import dev.ilk.gate.ListFindings;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FindingQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is wrong with accounts in other systems: the gravest first, page by page. */
final class Findings {
  static final String PATH = ConsoleSettings.HOME + "/findings";
  private static final int PAGE = 50;

  private final Console console;

  Findings(Console console) {
    this.console = console;
  }

  Answer list(Visit visit) {
    FindingsPage.Asked asked =
        new FindingsPage.Asked(
            text(visit, "q"),
            chosen(visit, "severity", FindingsPage.SEVERITIES),
            chosen(visit, "owasp", FindingsPage.CLASSES),
            text(visit, "source"),
            text(visit, "owner"),
            text(visit, "code"),
            chosen(visit, "state", FindingsPage.STATES));
    FindingQuery query =
        new FindingQuery(
            Optional.of(asked.code()).filter(code -> !code.isEmpty()),
            Optional.empty(),
            false,
            new FindingFilter(
                asked.severity(),
                asked.owasp(),
                asked.source(),
                asked.owner(),
                asked.text(),
                FindingFilter.State.of(asked.state()).orElse(FindingFilter.State.ANY)),
            visit.arrival().at(),
            Places.finding(visit.parameter("after")),
            PAGE);
    return console.tell(
        visit, new ListFindings(query), (self, found) -> page(visit, self, asked, found));
  }

  private Answer page(
      Visit visit, ReadSelf.Self self, FindingsPage.Asked asked, FindingPage found) {
    Instant now = visit.arrival().at();
    String query =
        Links.query(
            "q",
            asked.text(),
            "severity",
            asked.severity(),
            "owasp",
            asked.owasp(),
            "source",
            asked.source(),
            "owner",
            asked.owner(),
            "code",
            asked.code(),
            "state",
            asked.state(),
            "after");
    FindingsPage page =
        new FindingsPage(
            asked,
            found.findings().stream().map(one -> Wrong.row(one, now)).toList(),
            found.next().map(mark -> PATH + query + Places.of(mark)).orElse(""));
    Frame frame = console.frame(visit, "Findings", Frame.Section.FINDINGS, self, command(asked));
    return console.page(frame, page);
  }

  private static String command(FindingsPage.Asked asked) {
    return "ilk findings list"
        + Links.option("--text", asked.text())
        + Links.option("--severity", asked.severity())
        + Links.option("--owasp", asked.owasp())
        + Links.option("--source", asked.source())
        + Links.option("--owner", asked.owner())
        + Links.option("--code", asked.code())
        + (asked.state().isEmpty() ? "" : " --" + asked.state());
  }

  /** What no database takes, or is too long to be the beginning of anything, is not looked for. */
  static String text(Visit visit, String name) {
    String text = visit.parameter(name);
    return text.length() <= AccountQuery.LONGEST && Places.isSound(text) ? text : "";
  }

  static String chosen(Visit visit, String name, List<FindingsPage.Choice> choices) {
    String value = visit.parameter(name);
    return choices.stream().anyMatch(choice -> choice.value().equals(value)) ? value : "";
  }
}
