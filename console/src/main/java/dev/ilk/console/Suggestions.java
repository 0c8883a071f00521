package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.LinksPage;
import dev.ilk.gate.DecideLinks;
import dev.ilk.gate.PlanLinks;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.estate.LinkBatch;
import dev.ilk.gate.estate.LinkSelection;
import java.util.Optional;

/**
 * To whom accounts may belong: what is shown together is confirmed or rejected together, and only
 * if it is still the same.
 */
final class Suggestions {
  private static final String PATH = Accounts.PATH + "/links";

  /** What a person looks at before answering. */
  private static final int TOGETHER = 50;

  private final Console console;

  Suggestions(Console console) {
    this.console = console;
  }

  Answer show(Visit visit) {
    String evidence = Findings.text(visit, "evidence");
    String source = Findings.text(visit, "source");
    LinkSelection selection = selection(evidence, source);
    return console.signedIn(
        visit,
        self -> {
          Later<LinkBatch> rejecting = console.begin(visit, new PlanLinks(selection, false));
          return console.answer(
              visit,
              console.read(visit, new PlanLinks(selection, true)),
              confirmed ->
                  console.answer(
                      visit,
                      rejecting.outcome(),
                      rejected -> page(visit, self, selection, confirmed, rejected)));
        });
  }

  private static LinkSelection selection(String evidence, String source) {
    return new LinkSelection(given(evidence), given(source), TOGETHER);
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(one -> !one.isEmpty());
  }

  private Answer page(
      Visit visit,
      ReadSelf.Self self,
      LinkSelection selection,
      LinkBatch confirmed,
      LinkBatch rejected) {
    LinksPage page =
        new LinksPage(
            selection.evidence().orElse(""),
            selection.source().orElse(""),
            confirmed.links().stream().map(Suggestions::row).toList(),
            confirmed.contested().stream().map(Suggestions::row).toList(),
            confirmed.more(),
            confirmed.digest(),
            rejected.digest(),
            done(visit));
    Frame frame =
        console.frame(
            visit, "Whose accounts are", Frame.Section.ACCOUNTS, self, "ilk discover links");
    return console.page(frame, page);
  }

  /** Only sentences of our own: an address is no place to put words in our mouth. */
  private static String done(Visit visit) {
    return switch (visit.parameter("done")) {
      case "confirmed" -> "All that were shown belong to whom they were suggested.";
      case "rejected" -> "None that was shown belongs to whom it was suggested.";
      default -> "";
    };
  }

  private static LinksPage.Row row(LinkBatch.Row one) {
    return new LinksPage.Row(
        one.name(),
        Accounts.PATH + "/" + one.account().value(),
        Parties.of(one.subject()),
        one.evidence(),
        Words.sentence(one.because()));
  }

  Answer confirm(Visit visit) {
    return decide(visit, true);
  }

  Answer reject(Visit visit) {
    return decide(visit, false);
  }

  /** Answers what was shown. */
  private Answer decide(Visit visit, boolean belongs) {
    String evidence = visit.field("evidence");
    String source = visit.field("source");
    if (!Places.isSound(evidence + source)) {
      return console.problems().missing();
    }
    DecideLinks command =
        new DecideLinks(selection(evidence, source), belongs, visit.field("reviewed"));
    String done = belongs ? "confirmed" : "rejected";
    String query = Links.query("evidence", evidence, "source", source, "done") + done;
    return console.answer(
        visit, console.change(visit, command), batch -> Answer.redirect(PATH + query));
  }
}
