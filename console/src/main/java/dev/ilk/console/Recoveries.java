package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Chip;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.RecoveriesPage;
import dev.ilk.gate.DecideRecovery;
import dev.ilk.gate.ListRecoveries;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.RecoveryView;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Other people's recoveries, for whoever may approve them. */
final class Recoveries {
  private static final String PATH = ConsoleSettings.HOME + "/recoveries";
  private static final int MOST = 50;

  private final Console console;

  Recoveries(Console console) {
    this.console = console;
  }

  Answer list(Visit visit) {
    return console.tell(visit, new ListRecoveries(MOST), (self, views) -> list(visit, self, views));
  }

  private Answer list(Visit visit, ReadSelf.Self self, List<RecoveryView> views) {
    Instant now = visit.arrival().at();
    List<RecoveriesPage.Row> rows = views.stream().map(view -> row(view, now)).toList();
    Frame frame = console.frame(visit, "Recoveries", Frame.Section.RECOVERIES, self);
    return console.page(frame, new RecoveriesPage(rows));
  }

  private static RecoveriesPage.Row row(RecoveryView view, Instant now) {
    Chip stage =
        switch (view.stage()) {
          case REQUESTED -> new Chip(Chip.Tone.WARN, "waits for a second person");
          case WAITING -> new Chip(Chip.Tone.PLAIN, "approved; the waiting time runs");
          case OPEN -> new Chip(Chip.Tone.GOOD, "approved; a new passkey can be added");
        };
    return new RecoveriesPage.Row(
        view.id().value(),
        Parties.of(view.subject()),
        view.reason(),
        stage,
        view.stage() == RecoveryView.Stage.REQUESTED,
        Moment.of(view.requested(), now),
        Moment.of(view.closes(), now));
  }

  Answer approve(Visit visit) {
    return decide(visit, DecideRecovery.Answer.APPROVE);
  }

  Answer refuse(Visit visit) {
    return decide(visit, DecideRecovery.Answer.REFUSE);
  }

  private Answer decide(Visit visit, DecideRecovery.Answer answer) {
    Optional<Id.Recovery> id = Ids.parse(Id.Recovery.PREFIX, Id.Recovery::new, visit.part("id"));
    return id.isEmpty()
        ? console.problems().missing()
        : console.answer(
            visit,
            console.change(visit, new DecideRecovery(id.get(), answer)),
            done -> Answer.redirect(PATH));
  }
}
