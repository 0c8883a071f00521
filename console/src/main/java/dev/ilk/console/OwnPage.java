package dev.ilk.console;

import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Role;
import dev.ilk.actor.Team;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.SelfPage;
import dev.ilk.gate.ReadSelf;

/** Who you are. */
final class OwnPage {
  private final Console console;

  OwnPage(Console console) {
    this.console = console;
  }

  Answer show(Visit visit) {
    return console.signedIn(
        visit,
        self ->
            switch (self.actor()) {
              case Human human -> page(visit, self, human);
              // The sessions' plane proves people only.
              case Machine machine ->
                  throw new IllegalStateException("a session proved " + machine.subject());
            });
  }

  private Answer page(Visit visit, ReadSelf.Self self, Human human) {
    SelfPage page =
        new SelfPage(
            human.profile().displayName(),
            human.subject(),
            human.kind().word(),
            Words.of(human.subtype()),
            human.account().email(),
            human.teams().stream().map(Team::name).sorted().toList(),
            human.roles().stream().map(Role::name).sorted().toList(),
            console.provider(self.issuer()),
            Moment.of(self.expires(), visit.arrival().at()));
    Frame frame = console.frame(visit, "You", Frame.Section.SELF, self);
    return console.page(frame, page);
  }
}
