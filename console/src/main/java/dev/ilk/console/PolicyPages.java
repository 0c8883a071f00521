package dev.ilk.console;

import dev.ilk.actor.Team;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.PoliciesPage;
import dev.ilk.decide.PolicyText;
import dev.ilk.gate.ListPolicyVersions;
import dev.ilk.gate.ReadPolicies;
import dev.ilk.gate.ReadSelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The policies in force, now or at an earlier version, and who put them there and why. */
final class PolicyPages {
  private static final String PATH = ConsoleSettings.HOME + "/policies";
  private static final String ORGANISATION = "the organisation";
  private static final int PAGE = 20;

  private final Console console;

  PolicyPages(Console console) {
    this.console = console;
  }

  Answer show(Visit visit) {
    return console.signedIn(visit, self -> show(visit, self));
  }

  private Answer show(Visit visit, ReadSelf.Self self) {
    long before = number(visit.parameter("before")).orElse(Long.MAX_VALUE);
    Later<List<ListPolicyVersions.Version>> versions =
        console.begin(visit, new ListPolicyVersions(before, PAGE));
    return console.answer(
        visit,
        console.read(visit, new ReadPolicies(number(visit.parameter("version")))),
        held -> console.answer(visit, versions.outcome(), list -> page(visit, self, held, list)));
  }

  private Answer page(
      Visit visit,
      ReadSelf.Self self,
      ReadPolicies.InForce held,
      List<ListPolicyVersions.Version> versions) {
    Instant now = visit.arrival().at();
    String wanted = visit.parameter("policy");
    String more = versions.size() < PAGE ? "" : PATH + "?before=" + versions.getLast().number();
    PoliciesPage page =
        new PoliciesPage(
            held.here().name(),
            held.here().trouble().map(Words::sentence).orElse(""),
            wanted,
            number(visit.parameter("version")).map(String::valueOf).orElse(""),
            groups(held, wanted),
            versions.stream().map(version -> row(version, now)).toList(),
            more);
    String command = versions.isEmpty() ? "ilk policy apply FOLDER" : "ilk policy history";
    Frame frame = console.frame(visit, "Policies", Frame.Section.POLICIES, self, command);
    return console.page(frame, page);
  }

  private static List<PoliciesPage.Group> groups(ReadPolicies.InForce held, String wanted) {
    List<PoliciesPage.Group> groups = new ArrayList<>();
    for (ReadPolicies.Held set : held.sets()) {
      String team = set.team().map(Team::name).map(name -> "team " + name).orElse(ORGANISATION);
      add(groups, "Of " + team, "since version " + set.version(), set.files(), wanted);
    }
    add(groups, "Declared with the registry", "ilk apply", held.declared(), wanted);
    add(groups, "Guardrails of this node", "from its configuration", held.guardrails(), wanted);
    return groups;
  }

  private static void add(
      List<PoliciesPage.Group> groups,
      String title,
      String hint,
      List<PolicyText> files,
      String wanted) {
    if (!files.isEmpty()) {
      List<PoliciesPage.File> shown =
          files.stream()
              .map(file ->
                  new PoliciesPage.File(file.name(), file.text(), holds(file.text(), wanted)))
              .toList();
      groups.add(new PoliciesPage.Group(title, hint, shown));
    }
  }

  private static boolean holds(String text, String wanted) {
    return !wanted.isEmpty() && text.contains("@id(\"" + wanted + "\")");
  }

  private static PoliciesPage.Version row(ListPolicyVersions.Version version, Instant now) {
    String restored = version.restores().map(old -> " (back to version " + old + ")").orElse("");
    return new PoliciesPage.Version(
        version.number(),
        version.team().map(Team::name).orElse(ORGANISATION),
        Moment.of(version.at(), now),
        Parties.of(version.by()),
        version.reason() + restored,
        version.files());
  }

  /** A number of a version; empty for whatever is none. */
  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
