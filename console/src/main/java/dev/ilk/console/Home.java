package dev.ilk.console;

import dev.ilk.actor.Machine;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.HomePage;
import dev.ilk.console.page.Moment;
import dev.ilk.gate.ListApprovals;
import dev.ilk.gate.ListOwnFindings;
import dev.ilk.gate.ListOwned;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FindingQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where one lands: what needs whoever is signed in. */
final class Home {
  private static final int SHOWN = 5;
  private static final int COUNTED = 100;
  private static final Duration SOON = Duration.ofDays(14);

  private final Console console;

  Home(Console console) {
    this.console = console;
  }

  Answer show(Visit visit) {
    return console.signedIn(visit, self -> show(visit, self));
  }

  private Answer show(Visit visit, ReadSelf.Self self) {
    Later<List<ListApprovals.Waiting>> waiting = console.begin(visit, new ListApprovals(COUNTED));
    Later<ReadIdentity.View> view = console.begin(visit, new ReadIdentity(self.actor().subject()));
    Later<List<Machine>> owned = console.begin(visit, new ListOwned(COUNTED));
    Later<FindingPage> wrongs = console.begin(visit, new ListOwnFindings(open(visit)));
    return console.answer(
        visit,
        waiting.outcome(),
        list ->
            console.answer(
                visit,
                view.outcome(),
                me ->
                    console.answer(
                        visit,
                        owned.outcome(),
                        machines ->
                            console.answer(
                                visit,
                                wrongs.outcome(),
                                wrong ->
                                    page(visit, self, new Needs(list, me, machines, wrong))))));
  }

  private static FindingQuery open(Visit visit) {
    return new FindingQuery(
        Optional.empty(),
        Optional.empty(),
        FindingFilter.State.OPEN,
        visit.arrival().at(),
        Optional.empty(),
        COUNTED);
  }

  /** What was asked for the page. */
  private record Needs(
      List<ListApprovals.Waiting> waiting,
      ReadIdentity.View view,
      List<Machine> owned,
      FindingPage wrongs) {}

  private Answer page(Visit visit, ReadSelf.Self self, Needs found) {
    List<ListApprovals.Waiting> waiting = found.waiting();
    Instant now = visit.arrival().at();
    List<Instant> ends =
        found.view().delegations().stream()
            .filter(lent -> lent.grantor().equals(self.actor().id()))
            .map(lent -> lent.until())
            .sorted()
            .toList();
    HomePage page =
        new HomePage(
            Words.called(self),
            waiting.stream().limit(SHOWN).map(one -> row(one, now)).toList(),
            waiting.size(),
            found.owned().stream().limit(SHOWN).map(one -> ending(one, now)).toList(),
            (int) found.owned().stream().filter(one -> needsALook(one, now)).count(),
            ends.size(),
            found.wrongs().findings().size() + (found.wrongs().next().isPresent() ? "+" : ""),
            found.wrongs().findings().stream().anyMatch(one -> one.isOverdue(now)),
            ends.isEmpty() ? "" : ", the first ends " + Moment.of(ends.getFirst(), now).distance());
    Frame frame = console.frame(visit, "Start", Frame.Section.HOME, self);
    return console.page(frame, page);
  }

  private static HomePage.Ending ending(Machine machine, Instant now) {
    return new HomePage.Ending(
        Parties.of(machine),
        machine.stewardship().purpose(),
        Parties.state(machine, now),
        Moment.of(machine.end(), now),
        machine.end().isBefore(now.plus(SOON)));
  }

  private static boolean needsALook(Machine machine, Instant now) {
    return !machine.standsAt(now) || machine.end().isBefore(now.plus(SOON));
  }

  private static HomePage.Waiting row(ListApprovals.Waiting one, Instant now) {
    return new HomePage.Waiting(
        Parties.of(one.subject()),
        AskedRole.of(one)
            .map(role -> "take up %s for %s".formatted(role.role(), role.lasting()))
            .orElseGet(() -> one.verb() + " on " + one.resource()),
        Moment.of(one.expires(), now));
  }
}
