package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.RunbooksPage;
import dev.ilk.console.page.RunbooksPage.Runbook;
import dev.ilk.console.page.RunbooksPage.Step;
import java.util.List;

/** What to do when something goes wrong, with the pages and command lines to do it by. */
final class Runbooks {
  private static final String HOME = ConsoleSettings.HOME;

  private static final RunbooksPage PAGE =
      new RunbooksPage(
          List.of(
              new Runbook(
                  "stolen",
                  "A token, a key or a machine was stolen",
                  List.of(
                      new Step(
                          "See what taking it back would reach.",
                          "ilk revoke workload:NAME --dry-run",
                          HOME + "/revocations/new"),
                      new Step(
                          "Take it back. Every node and every guard knows within seconds.",
                          "ilk revoke workload:NAME --reason \"…\"",
                          ""),
                      new Step(
                          "Read what it did since you no longer trusted it.",
                          "ilk trace workload:NAME",
                          HOME + "/record"),
                      new Step(
                          "Mend how it proves itself before it is reinstated.",
                          "ilk apply -f FILE",
                          HOME + "/identities"))),
              new Runbook(
                  "issuer",
                  "A CI platform or cluster was broken into",
                  List.of(
                      new Step(
                          "See who proves themselves by it.",
                          "ilk revoke issuer:URL --dry-run",
                          HOME + "/revocations/new"),
                      new Step(
                          "Suspend the trust in it. Nothing it signs counts any more.",
                          "ilk revoke issuer:URL --reason \"…\"",
                          ""),
                      new Step(
                          "Once it is clean and has new keys, trust it again.",
                          "ilk revoke issuer:URL --lift --reason \"…\"",
                          HOME + "/revocations"))),
              new Runbook(
                  "agent",
                  "An agent does what nobody asked it to",
                  List.of(
                      new Step(
                          "End the delegation it uses; if you did not lend it, revoke the agent.",
                          "ilk revoke agent:NAME --reason \"…\"",
                          HOME + "/delegations"),
                      new Step(
                          "See on whose authority it did what.",
                          "ilk trace agent:NAME",
                          HOME + "/record"))),
              new Runbook(
                  "denied",
                  "Somebody is refused and should not be",
                  List.of(
                      new Step(
                          "Look up the number of the journey that the refusal shows. It names the"
                              + " policy and the reason.",
                          "ilk trace cor_…",
                          HOME + "/record?result=denied"),
                      new Step(
                          "Read the policy, and try a change on recorded requests first.",
                          "ilk policy simulate FOLDER",
                          HOME + "/policies"),
                      new Step(
                          "Put it in force; put the version before back if it was wrong.",
                          "ilk policy apply FOLDER --reason \"…\"",
                          HOME + "/policies"))),
              new Runbook(
                  "record",
                  "Somebody doubts the record",
                  List.of(
                      new Step(
                          "Verify it against checkpoints that were kept elsewhere.",
                          "ilk record verify",
                          "")))));

  private final Console console;

  Runbooks(Console console) {
    this.console = console;
  }

  Answer show(Visit visit) {
    return console.signedIn(
        visit,
        self -> {
          Frame frame = console.frame(visit, "Runbooks", Frame.Section.RUNBOOKS, self);
          return console.page(frame, PAGE);
        });
  }
}
