package dev.ilk.console;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Names;
import dev.ilk.actor.Team;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.IdentitiesPage;
import dev.ilk.console.page.Moment;
import dev.ilk.gate.ListIdentities;
import dev.ilk.gate.ReadSelf;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who is registered: look for them, page by page. */
final class Identities {
  static final String PATH = ConsoleSettings.HOME + "/identities";
  private static final int PAGE = 50;

  private final Console console;

  Identities(Console console) {
    this.console = console;
  }

  Answer list(Visit visit) {
    ListIdentities asked =
        new ListIdentities(
            Kind.of(visit.parameter("kind")),
            Optional.of(visit.parameter("environment"))
                .filter(name -> Names.ENVIRONMENT.matcher(name).matches())
                .map(Environment::new),
            visit.parameter("q"),
            visit.parameter("after"),
            PAGE);
    return console.tell(visit, asked, (self, found) -> page(visit, self, asked, found));
  }

  private Answer page(
      Visit visit, ReadSelf.Self self, ListIdentities asked, ListIdentities.Page found) {
    Instant now = visit.arrival().at();
    String kind = asked.kind().map(Kind::word).orElse("");
    String environment = asked.environment().map(Environment::name).orElse("");
    String query =
        Links.query("q", asked.text(), "kind", kind, "environment", environment, "after");
    IdentitiesPage page =
        new IdentitiesPage(
            asked.text(),
            kind,
            environment,
            found.identities().stream().map(actor -> row(actor, now)).toList(),
            found.next().isEmpty() ? "" : PATH + query + Links.encoded(found.next()));
    String command =
        "ilk identity ls"
            + Links.option("--kind", kind)
            + Links.option("--environment", environment);
    Frame frame = console.frame(visit, "Identities", Frame.Section.IDENTITIES, self, command);
    return console.page(frame, page);
  }

  private static IdentitiesPage.Row row(Actor actor, Instant now) {
    Optional<Moment> ends = actor.expires().map(end -> Moment.of(end, now));
    return switch (actor) {
      case Human human ->
          new IdentitiesPage.Row(
              Parties.of(human),
              Words.of(human.subtype()),
              "",
              human.teams().stream().map(Team::name).sorted().collect(Collectors.joining(", ")),
              human.profile().displayName(),
              Parties.state(human, now),
              ends);
      case Machine machine ->
          new IdentitiesPage.Row(
              Parties.of(machine),
              Words.sort(machine),
              machine.environment().name(),
              "%s (%s)"
                  .formatted(machine.stewardship().owner().name(), machine.stewardship().contact()),
              machine.stewardship().purpose(),
              Parties.state(machine, now),
              ends);
    };
  }
}
