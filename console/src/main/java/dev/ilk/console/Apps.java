package dev.ilk.console;

import dev.ilk.actor.Audience;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.AppsPage;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.gate.EndGrant;
import dev.ilk.gate.ListGrants;
import dev.ilk.gate.ReadSelf;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.util.List;
import java.util.Optional;

/** The apps that one has let in: see them, take it back. */
final class Apps {
  private static final String PATH = ConsoleSettings.HOME + "/apps";

  private final Console console;

  Apps(Console console) {
    this.console = console;
  }

  Answer list(Visit visit) {
    return console.tell(visit, new ListGrants(), (self, grants) -> list(visit, self, grants));
  }

  private Answer list(Visit visit, ReadSelf.Self self, List<ListGrants.Granted> grants) {
    List<AppsPage.Row> rows = grants.stream().map(grant -> row(visit, grant)).toList();
    Frame frame = console.frame(visit, "Apps", Frame.Section.APPS, self, "ilk grant ls");
    return console.page(frame, new AppsPage(rows));
  }

  private static AppsPage.Row row(Visit visit, ListGrants.Granted grant) {
    return new AppsPage.Row(
        grant.id().value(),
        grant.appName(),
        grant.access().app(),
        grant.access().environment().name(),
        grant.access().audience().map(Audience::uri).orElse(""),
        List.copyOf(grant.access().scopes()),
        Moment.of(grant.expires(), visit.arrival().at()));
  }

  Answer end(Visit visit) {
    Optional<Id.Grant> id = Ids.parse(Id.Grant.PREFIX, Id.Grant::new, visit.part("id"));
    return id.isEmpty()
        ? console.problems().missing()
        : console.answer(
            visit, console.change(visit, new EndGrant(id.get())), done -> Answer.redirect(PATH));
  }
}
