package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.FindingsPage;
import dev.ilk.console.page.Frame;
import dev.ilk.gate.ListFindings;
import dev.ilk.gate.ListOwnFindings;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FindingQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wrong with accounts in other systems: the gravest first, page by page. */
final class Findings {
  static final String PATH = ConsoleSettings.HOME + "/findings";
  static final int PAGE = 50;

  private final Console console;

  Findings(Console console) {
    this.console = console;
  }

  Answer list(Visit visit) {
    return list(visit, 200, "", AssignTyped.NOTHING);
  }

  /** The list with what was wrong with the form to assign some of it. */
  Answer list(Visit visit, int status, String notice, AssignTyped typed) {
    FindingsPage.Asked asked =
        new FindingsPage.Asked(
            text(visit, "q"),
            chosen(visit, "severity", FindingsPage.SEVERITIES),
            chosen(visit, "owasp", FindingsPage.CLASSES),
            text(visit, "source"),
            text(visit, "owner"),
            text(visit, "code"),
            chosen(visit, "state", FindingsPage.STATES),
            isMine(visit) ? "yes" : "");
    FindingQuery query =
        new FindingQuery(
            Optional.of(asked.code()).filter(code -> !code.isEmpty()),
            Optional.empty(),
            new FindingFilter(
                asked.severity(),
                asked.owasp(),
                asked.source(),
                asked.owner().isEmpty() ? Set.of() : Set.of(asked.owner()),
                asked.text(),
                FindingFilter.State.of(asked.state()).orElse(FindingFilter.State.OPEN)),
            visit.arrival().at(),
            Places.finding(visit.parameter("after")),
            PAGE);
    return console.signedIn(
        visit,
        self ->
            console.answer(
                visit,
                read(visit, query),
                found -> page(visit, self, status, notice, typed, asked, found)));
  }

  private static boolean isMine(Visit visit) {
    return visit.parameter("mine").equals("yes");
  }

  /** Findings, as far as whoever looks came for all or for their own. */
  Outcome<FindingPage> read(Visit visit, FindingQuery query) {
    return isMine(visit)
        ? console.read(visit, new ListOwnFindings(query))
        : console.read(visit, new ListFindings(query));
  }

  private Answer page(
      Visit visit,
      ReadSelf.Self self,
      int status,
      String notice,
      AssignTyped typed,
      FindingsPage.Asked asked,
      FindingPage found) {
    Instant now = visit.arrival().at();
    boolean mine = isMine(visit);
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
            "mine",
            asked.mine(),
            "after");
    FindingsPage page =
        new FindingsPage(
            asked,
            notice.isEmpty() ? done(visit) : notice,
            mine || !Console.oversees(self) ? Optional.empty() : Optional.of(typed.form(now, "")),
            found.findings().stream().map(one -> Wrong.row(one, mine, now)).toList(),
            found.next().map(mark -> PATH + query + Places.of(mark)).orElse(""));
    Frame frame = console.frame(visit, "Findings", Frame.Section.FINDINGS, self, command(asked));
    return console.page(status, frame, page);
  }

  private static String done(Visit visit) {
    return visit.parameter("done").equals("assigned")
        ? "That is kept. They see it under what is theirs to mend."
        : "";
  }

  private static String command(FindingsPage.Asked asked) {
    return "ilk findings list"
        + Links.option("--text", asked.text())
        + Links.option("--severity", asked.severity())
        + Links.option("--owasp", asked.owasp())
        + Links.option("--source", asked.source())
        + Links.option("--owner", asked.owner())
        + Links.option("--code", asked.code())
        + Links.option("--state", asked.state())
        + (asked.mine().isEmpty() ? "" : " --mine");
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
