package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.ApprovalsPage;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.gate.DecideApproval;
import dev.ilk.gate.ListApprovals;
import dev.ilk.gate.ReadSelf;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Sha256;
import java.util.List;
import java.util.Optional;

/** What waits for one's approval: see all of it, and answer. */
final class Approvals {
  private static final String PATH = ConsoleSettings.HOME + "/approvals";
  private static final int MOST = 50;

  private final Console console;

  Approvals(Console console) {
    this.console = console;
  }

  Answer list(Visit visit) {
    return console.tell(
        visit, new ListApprovals(MOST), (self, waiting) -> list(visit, self, waiting));
  }

  private Answer list(Visit visit, ReadSelf.Self self, List<ListApprovals.Waiting> waiting) {
    List<ApprovalsPage.Row> rows = waiting.stream().map(one -> row(visit, one)).toList();
    Frame frame =
        console.frame(visit, "Approvals", Frame.Section.APPROVALS, self, "ilk approvals list");
    return console.page(frame, new ApprovalsPage(rows));
  }

  private static ApprovalsPage.Row row(Visit visit, ListApprovals.Waiting one) {
    int colon = one.subject().indexOf(':');
    return new ApprovalsPage.Row(
        one.id().value(),
        one.subject().substring(0, Math.max(colon, 0)),
        one.subject().substring(colon + 1),
        one.verb(),
        one.resource(),
        one.arguments(),
        Sha256.hex(one.arguments()),
        Words.sentence(one.reason()),
        one.guard(),
        one.as(),
        Moment.of(one.expires(), visit.arrival().at()),
        AskedRole.of(one));
  }

  Answer approve(Visit visit) {
    return answer(visit, DecideApproval.Answer.APPROVE);
  }

  Answer deny(Visit visit) {
    return answer(visit, DecideApproval.Answer.DENY);
  }

  private Answer answer(Visit visit, DecideApproval.Answer answer) {
    Optional<Id.AccessRequest> id =
        Ids.parse(Id.AccessRequest.PREFIX, Id.AccessRequest::new, visit.part("id"));
    if (id.isEmpty()) {
      return console.problems().missing();
    }
    DecideApproval command = new DecideApproval(id.get(), answer, visit.field("arguments"), "");
    return console.answer(visit, console.change(visit, command), task -> Answer.redirect(PATH));
  }
}
