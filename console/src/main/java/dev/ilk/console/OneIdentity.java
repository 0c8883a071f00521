package dev.ilk.console;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.TrustRule;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.IdentityPage;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.StepRow;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.ReadTrace;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** One identity: why it exists, what it stands on, what it can do, holds and did. */
final class OneIdentity {
  private static final int STEPS = 12;

  private final Console console;

  OneIdentity(Console console) {
    this.console = console;
  }

  Answer show(Visit visit) {
    return console.signedIn(visit, self -> show(visit, self));
  }

  private Answer show(Visit visit, ReadSelf.Self self) {
    String subject = visit.part("subject");
    Later<ReadTrace.Story> story = console.begin(visit, new ReadTrace(subject, STEPS));
    return console.answer(
        visit,
        console.read(visit, new ReadIdentity(subject)),
        view -> page(visit, self, view, story));
  }

  private Answer page(
      Visit visit, ReadSelf.Self self, ReadIdentity.View view, Later<ReadTrace.Story> story) {
    Instant now = visit.arrival().at();
    Actor actor = view.actor();
    Told told = told(story.outcome(), now);
    IdentityPage page =
        new IdentityPage(
            actor.name(),
            actor.kind().word(),
            actor.subject(),
            Parties.state(actor, now),
            view.sentence(),
            view.missing(),
            Around.of(view),
            Facts.of(view, now),
            Facts.scopes(actor),
            view.trust().stream().map(OneIdentity::rule).toList(),
            Facts.provenBy(actor, view.client()),
            view.credentials().stream().map(held -> Facts.held(held, now)).toList(),
            view.delegations().stream().map(lent -> lent(view, lent, now)).toList(),
            view.lastUse()
                .map(used -> "It last proved itself " + Moment.of(used, now).distance() + ".")
                .orElse("It never proved itself."),
            told.steps(),
            told.untold());
    Frame frame =
        console.frame(
            visit,
            actor.subject(),
            Frame.Section.IDENTITIES,
            self,
            "ilk identity explain " + actor.subject());
    return console.page(frame, page);
  }

  private record Told(List<StepRow> steps, String untold) {}

  /** Who may see an identity need not be one who may read the record. */
  private static Told told(Outcome<ReadTrace.Story> outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Released<ReadTrace.Story>(ReadTrace.Story story, var correlation) ->
          new Told(
              Telling.steps(story.entries()).reversed().stream()
                  .map(event -> Telling.row(event, now, true))
                  .toList(),
              "Nothing yet.");
      case Outcome.Denied<ReadTrace.Story> denied ->
          new Told(List.of(), "You may not read the record, so it is not shown.");
      case Outcome.Refused<ReadTrace.Story> refused -> new Told(List.of(), "Nothing yet.");
      case Outcome.Unavailable<ReadTrace.Story> unavailable ->
          new Told(List.of(), "The record cannot be read just now.");
    };
  }

  private static IdentityPage.Rule rule(TrustRule rule) {
    return new IdentityPage.Rule(
        rule.name(),
        rule.issuer(),
        rule.audience(),
        rule.condition(),
        rule.accepted().map(TrustRule.Accepted::reason).orElse(""));
  }

  private static IdentityPage.Lent lent(ReadIdentity.View view, Delegation lent, Instant now) {
    boolean given = lent.grantor().equals(view.actor().id());
    String other =
        given
            ? view.names().getOrDefault(lent.agent(), lent.agent().value())
            : view.names().getOrDefault(lent.grantor(), lent.grantor().value());
    return new IdentityPage.Lent(
        given ? "lent to" : "lent by",
        Parties.of(other),
        lent.purpose(),
        lent.scopes().stream().sorted().toList(),
        lent.audiences().stream().map(Audience::uri).sorted().collect(Collectors.joining(", ")),
        Moment.of(lent.until(), now),
        lent.id().value());
  }
}
