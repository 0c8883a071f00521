package dev.ilk.console;

import dev.ilk.actor.Passkey;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.CeremonyPage;
import dev.ilk.console.page.FactorsPage;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.gate.BeginCeremony;
import dev.ilk.gate.ChangePasskey;
import dev.ilk.gate.Command;
import dev.ilk.gate.DecideRecovery;
import dev.ilk.gate.EnrolPasskey;
import dev.ilk.gate.ReadFactors;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.RecoveryView;
import dev.ilk.gate.RequestRecovery;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One's own passkeys: see them, add, rename, remove, and recover when all are lost. */
final class Factors {
  private static final String PATH = ConsoleSettings.HOME + "/factors";

  private final Console console;

  Factors(Console console) {
    this.console = console;
  }

  Answer list(Visit visit) {
    return console.tell(visit, new ReadFactors(), (self, factors) -> list(visit, self, factors));
  }

  private Answer list(Visit visit, ReadSelf.Self self, ReadFactors.Factors factors) {
    Instant now = visit.arrival().at();
    List<FactorsPage.Row> rows =
        factors.passkeys().stream().map(passkey -> row(passkey, now)).toList();
    FactorsPage page =
        new FactorsPage(
            rows,
            Moment.of(factors.authenticated(), now),
            factors.assurance(),
            factors.factors(),
            factors.recovery().map(view -> recovery(view, now)));
    Frame frame = console.frame(visit, "Passkeys", Frame.Section.FACTORS, self);
    return console.page(frame, page);
  }

  private static FactorsPage.Row row(Passkey passkey, Instant now) {
    String kept =
        passkey.synced()
            ? "with a provider that copies it to your devices"
            : passkey.attested() ? "in one device, as its maker vouches" : "in one device";
    return new FactorsPage.Row(
        passkey.id().value(),
        passkey.name(),
        kept,
        Moment.of(passkey.created(), now),
        passkey.lastUsed().map(at -> Moment.of(at, now)));
  }

  private static FactorsPage.Recovery recovery(RecoveryView view, Instant now) {
    return switch (view.stage()) {
      case REQUESTED ->
          new FactorsPage.Recovery(
              view.id().value(),
              "A recovery of your passkeys was asked for and waits for another person until",
              Moment.of(view.closes(), now));
      case WAITING ->
          new FactorsPage.Recovery(
              view.id().value(),
              "A recovery was approved: a new passkey can replace all of yours from",
              Moment.of(view.opens().orElse(view.closes()), now));
      case OPEN ->
          new FactorsPage.Recovery(
              view.id().value(),
              "A recovery is open: a new passkey can replace all of yours until",
              Moment.of(view.closes(), now));
    };
  }

  Answer form(Visit visit) {
    return console.tell(
        visit,
        new BeginCeremony(BeginCeremony.Purpose.ENROL),
        (self, options) -> {
          Frame frame = console.frame(visit, "Add a passkey", Frame.Section.FACTORS, self);
          return console.page(frame, new CeremonyPage(options.json()));
        });
  }

  Answer enrol(Visit visit) {
    return back(visit, new EnrolPasskey(visit.field("name"), visit.field("response")));
  }

  Answer rename(Visit visit) {
    return one(visit, id -> new ChangePasskey.Change.Rename(visit.field("name")));
  }

  Answer remove(Visit visit) {
    return one(visit, id -> new ChangePasskey.Change.Remove());
  }

  private Answer one(Visit visit, Function<Id.Passkey, ChangePasskey.Change> change) {
    Optional<Id.Passkey> id = Ids.parse(Id.Passkey.PREFIX, Id.Passkey::new, visit.part("id"));
    return id.isEmpty()
        ? console.problems().missing()
        : back(visit, new ChangePasskey(id.get(), change.apply(id.get())));
  }

  Answer recover(Visit visit) {
    return back(visit, new RequestRecovery(visit.field("reason")));
  }

  Answer cancel(Visit visit) {
    Optional<Id.Recovery> id = Ids.parse(Id.Recovery.PREFIX, Id.Recovery::new, visit.part("id"));
    return id.isEmpty()
        ? console.problems().missing()
        : back(visit, new DecideRecovery(id.get(), DecideRecovery.Answer.CANCEL));
  }

  private <C extends Command<R>, R> Answer back(Visit visit, C command) {
    return console.answer(visit, console.change(visit, command), done -> Answer.redirect(PATH));
  }
}
