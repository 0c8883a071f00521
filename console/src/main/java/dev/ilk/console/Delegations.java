package dev.ilk.console;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.DelegationsPage;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.LendPage;
import dev.ilk.console.page.Moment;
import dev.ilk.gate.Delegate;
import dev.ilk.gate.EndDelegation;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.gate.ReadSelf;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one has lent to agents: see it, lend, take it back. */
final class Delegations {
  private static final String PATH = ConsoleSettings.HOME + "/delegations";

  private final Console console;

  Delegations(Console console) {
    this.console = console;
  }

  Answer list(Visit visit) {
    return console.signedIn(
        visit,
        self ->
            console.answer(
                visit,
                console.read(visit, new ReadIdentity(self.actor().subject())),
                view -> list(visit, self, view)));
  }

  private Answer list(Visit visit, ReadSelf.Self self, ReadIdentity.View view) {
    List<DelegationsPage.Row> rows =
        view.delegations().stream()
            .filter(delegation -> delegation.grantor().equals(self.actor().id()))
            .map(delegation -> row(visit, delegation, view.names()))
            .toList();
    String made =
        visit.query().getOrDefault("made", List.of()).stream()
            .flatMap(text -> Ids.parse(Id.Delegation.PREFIX, Id.Delegation::new, text).stream())
            .map(Id.Delegation::value)
            .findFirst()
            .orElse("");
    Frame frame = console.frame(visit, "Delegations", Frame.Section.DELEGATIONS, self);
    return console.page(frame, new DelegationsPage(rows, made));
  }

  private DelegationsPage.Row row(
      Visit visit, Delegation delegation, Map<Id.Identity, String> names) {
    return new DelegationsPage.Row(
        delegation.id().value(),
        Parties.of(names.getOrDefault(delegation.agent(), delegation.agent().value())).name(),
        delegation.purpose(),
        delegation.environment().name(),
        delegation.audiences().stream().map(Audience::uri).sorted().toList(),
        delegation.scopes().stream().sorted().toList(),
        Moment.of(delegation.until(), visit.arrival().at()));
  }

  Answer form(Visit visit) {
    return console.signedIn(
        visit, self -> form(visit, self, 200, new LendPage(Map.of("lasting", "8h"), Map.of())));
  }

  private Answer form(Visit visit, ReadSelf.Self self, int status, LendPage page) {
    Frame frame = console.frame(visit, "Lend authority", Frame.Section.DELEGATIONS, self);
    return console.page(status, frame, page);
  }

  Answer lend(Visit visit) {
    // Even what is only shown again must have come from our own page: a stranger's form must not
    // turn up here, filled in and waiting to be sent.
    return console.meant(visit, self -> lend(visit, self, LendForm.of(visit)));
  }

  private Answer lend(Visit visit, ReadSelf.Self self, LendForm form) {
    return switch (form.read()) {
      case Result.Failed<Delegate>(List<Problem> problems) ->
          lent(
              visit,
              self,
              form,
              console.turnAway(visit, "Delegate", problems.getFirst()),
              problems);
      case Result.Ok<Delegate>(Delegate command) -> {
        Outcome<Delegation> outcome = console.change(visit, command);
        yield outcome instanceof Outcome.Refused<Delegation> refused
            ? lent(visit, self, form, outcome, refused.problems())
            : lent(visit, self, form, outcome, List.of());
      }
    };
  }

  /**
   * On to the list; or the form once more, as it was filled in, with what is wrong at its field.
   */
  private Answer lent(
      Visit visit,
      ReadSelf.Self self,
      LendForm form,
      Outcome<Delegation> outcome,
      List<Problem> problems) {
    boolean mendable =
        outcome instanceof Outcome.Refused<Delegation>
            && problems.getFirst().kind() == Problem.Kind.INVALID;
    return mendable
        ? form(visit, self, 422, form.page(problems))
        : console.answer(
            visit, outcome, made -> Answer.redirect(PATH + "?made=" + made.id().value()));
  }

  Answer end(Visit visit) {
    Optional<Id.Delegation> id =
        Ids.parse(Id.Delegation.PREFIX, Id.Delegation::new, visit.part("id"));
    if (id.isEmpty()) {
      return console.problems().missing();
    }
    return console.answer(
        visit, console.change(visit, new EndDelegation(id.get())), done -> Answer.redirect(PATH));
  }
}
