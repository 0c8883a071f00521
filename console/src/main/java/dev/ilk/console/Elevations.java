package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.ElevationPage;
import dev.ilk.console.page.ElevationRow;
import dev.ilk.console.page.ElevationsPage;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.gate.BeginElevation;
import dev.ilk.gate.ElevationAnswer;
import dev.ilk.gate.ElevationState;
import dev.ilk.gate.EndElevation;
import dev.ilk.gate.ListApprovals;
import dev.ilk.gate.ListElevations;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadElevation;
import dev.ilk.gate.ReadSelf;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The roles that people take up for a time: see them, begin what was approved, end them. */
final class Elevations {
  static final String PATH = ConsoleSettings.HOME + "/elevations";
  private static final int MOST = 100;

  private final Console console;

  Elevations(Console console) {
    this.console = console;
  }

  Answer list(Visit visit) {
    return console.signedIn(visit, self -> list(visit, self));
  }

  private Answer list(Visit visit, ReadSelf.Self self) {
    ListElevations.Whose whose =
        visit.parameter("whose").equals("all")
            ? ListElevations.Whose.ALL
            : ListElevations.Whose.OWN;
    Later<List<ListApprovals.Waiting>> asks = console.begin(visit, new ListApprovals(MOST));
    Later<List<ElevationState>> states = console.begin(visit, new ListElevations(whose, MOST));
    return console.answer(
        visit,
        asks.outcome(),
        waiting ->
            console.answer(
                visit, states.outcome(), found -> list(visit, self, whose, waiting, found)));
  }

  private Answer list(
      Visit visit,
      ReadSelf.Self self,
      ListElevations.Whose whose,
      List<ListApprovals.Waiting> waiting,
      List<ElevationState> states) {
    boolean everybodys = whose == ListElevations.Whose.ALL;
    Instant now = visit.arrival().at();
    ElevationsPage page =
        new ElevationsPage(
            everybodys,
            Console.oversees(self),
            waiting.stream().flatMap(one -> ask(one, now).stream()).toList(),
            rows(states, true, self, now),
            rows(states, false, self, now));
    String command = "ilk elevations list" + (everybodys ? " --all" : "");
    Frame frame = console.frame(visit, "Elevations", Frame.Section.ELEVATIONS, self, command);
    return console.page(frame, page);
  }

  private static List<ElevationRow> rows(
      List<ElevationState> states, boolean open, ReadSelf.Self self, Instant now) {
    return states.stream()
        .filter(state -> ElevationRows.isOpen(state) == open)
        .map(state -> ElevationRows.of(state, self.actor().id(), now))
        .toList();
  }

  private static Optional<ElevationsPage.Ask> ask(ListApprovals.Waiting one, Instant now) {
    return AskedRole.of(one)
        .map(asked ->
            new ElevationsPage.Ask(
                Parties.of(one.subject()),
                "%s, for %s".formatted(asked.role(), asked.lasting()),
                Moment.of(one.expires(), now)));
  }

  Answer show(Visit visit) {
    return one(
        visit,
        id ->
            console.tell(visit, new ReadElevation(id), (self, state) -> show(visit, self, state)));
  }

  private Answer show(Visit visit, ReadSelf.Self self, ElevationState state) {
    ElevationPage page =
        new ElevationPage(
            ElevationRows.of(state, self.actor().id(), visit.arrival().at()),
            !visit.parameter("asked").isEmpty(),
            state.begun().isPresent() && Console.oversees(self));
    String command = "ilk elevations show " + state.id().value();
    Frame frame = console.frame(visit, "Elevation", Frame.Section.ELEVATIONS, self, command);
    return console.page(frame, page);
  }

  Answer begin(Visit visit) {
    return one(
        visit,
        id ->
            answer(
                visit, console.change(visit, new BeginElevation(id)), PATH + "/" + id.value(), ""));
  }

  Answer end(Visit visit) {
    return one(
        visit,
        id ->
            console.answer(
                visit, console.change(visit, new EndElevation(id)), state -> at(state, "")));
  }

  /**
   * What policies withhold is told as any other denial is, with a way to a stronger sign-in and
   * back.
   */
  Answer answer(Visit visit, Outcome<ElevationAnswer> outcome, String back, String note) {
    return console.answer(
        visit,
        outcome,
        answer ->
            switch (answer) {
              case ElevationAnswer.Granted(ElevationState state) -> at(state, note);
              case ElevationAnswer.Withheld(var decision) ->
                  console
                      .problems()
                      .denied(
                          decision,
                          visit.arrival().correlation(),
                          SteppingUp.way(decision, SignIn.returnTo(back)));
            });
  }

  private static Answer at(ElevationState state, String note) {
    return Answer.redirect(PATH + "/" + state.id().value() + note);
  }

  private Answer one(Visit visit, Function<Id.Elevation, Answer> page) {
    return Ids.parse(Id.Elevation.PREFIX, Id.Elevation::new, visit.part("id"))
        .map(page)
        .orElseGet(console.problems()::missing);
  }
}
