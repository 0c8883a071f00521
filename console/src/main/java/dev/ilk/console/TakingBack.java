package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.RevocationsPage;
import dev.ilk.console.page.RevokePage;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadRevocations;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.Revoke;
import dev.ilk.kernel.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Taking something back: what is suspended now, and what it would reach before it is done. */
final class TakingBack {
  private static final String PATH = ConsoleSettings.HOME + "/revocations";
  private static final int LONGEST = 500;

  private final Console console;

  TakingBack(Console console) {
    this.console = console;
  }

  Answer list(Visit visit) {
    return console.tell(
        visit, new ReadRevocations(), (self, standing) -> list(visit, self, standing));
  }

  private Answer list(Visit visit, ReadSelf.Self self, ReadRevocations.Standing standing) {
    Instant now = visit.arrival().at();
    List<RevocationsPage.Row> rows =
        standing.suspended().stream()
            .map(one -> new RevocationsPage.Row(one.name(), Moment.of(one.at(), now), one.reason()))
            .toList();
    RevocationsPage page =
        new RevocationsPage(rows, standing.latest(), Moment.of(standing.asOf(), now), done(visit));
    Frame frame =
        console.frame(visit, "Taken back", Frame.Section.REVOCATIONS, self, "ilk revocations");
    return console.page(frame, page);
  }

  /** Only sentences of our own: an address is no place to put words in our mouth. */
  private static String done(Visit visit) {
    return switch (visit.parameter("done")) {
      case "revoked" -> "It is taken back, with all that was issued on its strength.";
      case "lifted" -> "It is trusted again. What was taken back stays so.";
      default -> "";
    };
  }

  Answer form(Visit visit) {
    RevokePage page = new RevokePage(visit.parameter("what"), "", "", Optional.empty());
    return console.signedIn(visit, self -> form(visit, self, 200, page));
  }

  private Answer form(Visit visit, ReadSelf.Self self, int status, RevokePage page) {
    String what = page.what().isEmpty() ? "WHAT" : page.what();
    String command = "ilk revoke " + what + " --dry-run";
    Frame frame = console.frame(visit, "Take back", Frame.Section.REVOCATIONS, self, command);
    return console.page(status, frame, page);
  }

  /** Shows what it would reach; nothing is changed yet. */
  Answer preview(Visit visit) {
    return console.meant(
        visit,
        self -> {
          String what = visit.field("what");
          String reason = visit.field("reason");
          Optional<Revoke.Revocable> thing = Revoke.Revocable.of(what);
          if (thing.isEmpty() || reason.isEmpty() || reason.length() > LONGEST) {
            String problem = "Say what to take back, and why, in up to 500 characters.";
            return form(visit, self, 422, new RevokePage(what, reason, problem, Optional.empty()));
          }
          Revoke preview = new Revoke(thing.get(), reason, Revoke.Mode.PREVIEW);
          Outcome<Revoke.Revoked> outcome = console.read(visit, preview);
          if (outcome instanceof Outcome.Refused<Revoke.Revoked>(List<Problem> problems, var id)) {
            String problem = Words.sentence(problems.getFirst().sentence());
            return form(visit, self, 422, new RevokePage(what, reason, problem, Optional.empty()));
          }
          return console.answer(
              visit,
              outcome,
              seen ->
                  form(
                      visit,
                      self,
                      200,
                      new RevokePage(what, reason, "", Optional.of(reach(seen.reached())))));
        });
  }

  private static RevokePage.Reach reach(Revoke.Reached reached) {
    return new RevokePage.Reach(
        reached.identities().stream().map(Parties::of).toList(),
        List.copyOf(reached.rules()),
        reached.delegations(),
        reached.tokens(),
        reached.more());
  }

  Answer revoke(Visit visit) {
    return change(visit, Revoke.Mode.REVOKE, "revoked");
  }

  Answer lift(Visit visit) {
    return change(visit, Revoke.Mode.LIFT, "lifted");
  }

  private Answer change(Visit visit, Revoke.Mode mode, String done) {
    Optional<Revoke.Revocable> thing = Revoke.Revocable.of(visit.field("what"));
    if (thing.isEmpty()) {
      return console.problems().missing();
    }
    Revoke command = new Revoke(thing.get(), visit.field("reason"), mode);
    return console.answer(
        visit, console.change(visit, command), revoked -> Answer.redirect(PATH + "?done=" + done));
  }
}
