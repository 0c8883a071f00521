package dev.ilk.console;

import dev.ilk.actor.Elevation;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Chip;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.ReplayPage;
import dev.ilk.gate.ElevationState;
import dev.ilk.gate.ReadElevation;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.ReplayElevation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The timeline of a privileged session (H5), for auditors: as the record holds it, masked. */
final class Replay {
  private static final int MOST = 500;

  private final Console console;

  Replay(Console console) {
    this.console = console;
  }

  Answer show(Visit visit) {
    Optional<Id.Elevation> id = Ids.parse(Id.Elevation.PREFIX, Id.Elevation::new, visit.part("id"));
    return id.isEmpty()
        ? console.problems().missing()
        : console.signedIn(visit, self -> show(visit, self, id.get()));
  }

  private Answer show(Visit visit, ReadSelf.Self self, Id.Elevation id) {
    Later<ElevationState> state = console.begin(visit, new ReadElevation(id));
    Later<List<ReplayElevation.Step>> steps = console.begin(visit, new ReplayElevation(id, MOST));
    return console.answer(
        visit,
        state.outcome(),
        elevation ->
            console.answer(visit, steps.outcome(), played -> page(visit, self, elevation, played)));
  }

  private Answer page(
      Visit visit, ReadSelf.Self self, ElevationState state, List<ReplayElevation.Step> played) {
    Instant now = visit.arrival().at();
    boolean reads = !visit.parameter("reads").equals("0");
    List<ReplayElevation.Step> wanted =
        played.stream().filter(step -> reads || !isReading(step)).toList();
    Instant since = state.begun().map(Elevation::since).orElse(state.asked());
    ReplayPage page =
        new ReplayPage(
            ElevationRows.of(state, self.actor().id(), now),
            told(played, wanted),
            reads,
            wanted.stream().map(step -> row(step, since, now)).toList());
    Frame frame =
        console.frame(
            visit,
            "Timeline",
            Frame.Section.ELEVATIONS,
            self,
            "ilk elevations replay " + state.id().value());
    return console.page(frame, page);
  }

  private static boolean isReading(ReplayElevation.Step step) {
    return step.result().equals("done")
        && (step.action().startsWith("Read") || step.action().startsWith("List"));
  }

  private static String told(List<ReplayElevation.Step> played, List<ReplayElevation.Step> wanted) {
    long refused = played.stream().filter(step -> !step.result().matches("done|intent")).count();
    return "%s, of which %s%s.%s"
        .formatted(
            Words.count(played.size(), "step"),
            refused == 0
                ? "none was refused"
                : Words.count(refused, "step") + " did not come about",
            played.size() == wanted.size() ? "" : "; " + wanted.size() + " of them are shown",
            played.size() < MOST ? "" : " Earlier ones are in the record.");
  }

  private static ReplayPage.Step row(ReplayElevation.Step step, Instant since, Instant now) {
    return new ReplayPage.Step(
        step.index(),
        Moment.of(step.at(), now),
        into(Duration.between(since, step.at())),
        result(step.result()),
        step.action(),
        step.what(),
        step.door() + " of " + step.node(),
        Words.sentence(step.reason()),
        step.policies(),
        step.details().entrySet().stream()
            .map(detail -> new ReplayPage.Detail(Words.spaced(detail.getKey()), detail.getValue()))
            .toList(),
        step.journey().value());
  }

  private static String into(Duration after) {
    return after.isNegative()
        ? ""
        : "+%d:%02d:%02d".formatted(after.toHours(), after.toMinutesPart(), after.toSecondsPart());
  }

  private static Chip result(String word) {
    return switch (word) {
      case "done" -> new Chip(Chip.Tone.GOOD, word);
      case "intent" -> new Chip(Chip.Tone.PLAIN, "begun");
      case "denied", "unproven", "failed" -> new Chip(Chip.Tone.BAD, word);
      default -> new Chip(Chip.Tone.WARN, word);
    };
  }
}
