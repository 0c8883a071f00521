package dev.ilk.console;

import dev.ilk.actor.Kind;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.AccountPage;
import dev.ilk.console.page.Chip;
import dev.ilk.console.page.FindingsPage;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.IdentityPage;
import dev.ilk.console.page.Moment;
import dev.ilk.gate.Command;
import dev.ilk.gate.CorrectAccount;
import dev.ilk.gate.LinkAccount;
import dev.ilk.gate.ListFindings;
import dev.ilk.gate.ListLinks;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadAccount;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.FoundCredential;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.Whose;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** One account: what it is and why, whose it is, what it holds, and what is wrong with it. */
final class OneAccount {
  private static final int FINDINGS = 50;
  private static final int LINKS = 100;

  private final Console console;

  OneAccount(Console console) {
    this.console = console;
  }

  Answer show(Visit visit) {
    return console.signedIn(visit, self -> show(visit, self, 200, ""));
  }

  private Answer show(Visit visit, ReadSelf.Self self, int status, String wrong) {
    Optional<Id.Account> id = Places.account(visit.part("id"));
    if (id.isEmpty()) {
      return console.problems().missing();
    }
    Later<List<ListLinks.Told>> links =
        console.begin(visit, new ListLinks(id, Optional.empty(), LINKS));
    FindingQuery query =
        new FindingQuery(
            Optional.empty(),
            id.map(Whose.OfAccount::new),
            FindingFilter.State.ANY,
            visit.arrival().at(),
            Optional.empty(),
            FINDINGS);
    Later<FindingPage> findings = console.begin(visit, new ListFindings(query));
    return console.answer(
        visit,
        console.read(visit, new ReadAccount(id.get())),
        detail -> page(visit, self, status, wrong, detail, links, findings));
  }

  private Answer page(
      Visit visit,
      ReadSelf.Self self,
      int status,
      String wrong,
      ReadAccount.Detail detail,
      Later<List<ListLinks.Told>> links,
      Later<FindingPage> findings) {
    Instant now = visit.arrival().at();
    FoundAccount account = detail.account();
    List<String> untold = new ArrayList<>();
    List<AccountPage.Link> shownLinks =
        shown(
            links.outcome(),
            told -> told.stream().map(OneAccount::link).toList(),
            "To whom it may belong",
            untold);
    List<FindingsPage.Row> shownFindings =
        shown(
            findings.outcome(),
            found -> found.findings().stream().map(one -> Wrong.row(one, false, now)).toList(),
            "What is wrong with it",
            untold);
    AccountPage page =
        new AccountPage(
            account.id().value(),
            Accounts.row(account, now),
            detail.holder().map(Parties::of),
            facts(account, now),
            detail.evidence(),
            account.taken().corrected(),
            account.taken().contradicted(),
            shownLinks,
            detail.credentials().stream().map(one -> held(one, now)).toList(),
            shownFindings,
            String.join(" ", untold),
            done(visit),
            wrong);
    Frame frame =
        console.frame(
            visit,
            account.names().name(),
            Frame.Section.ACCOUNTS,
            self,
            "ilk discover show " + account.id().value());
    return console.page(status, frame, page);
  }

  /** Who may see an account need not be one who may see all that is known around it. */
  private static <R, T> List<T> shown(
      Outcome<R> outcome, Function<R, List<T>> rows, String what, List<String> untold) {
    return switch (outcome) {
      case Outcome.Released<R>(R found, var correlation) -> rows.apply(found);
      case Outcome.Denied<R> denied -> {
        untold.add(what + " you may not see.");
        yield List.of();
      }
      case Outcome.Refused<R> refused -> List.of();
      case Outcome.Unavailable<R> unavailable -> {
        untold.add(what + " cannot be read just now.");
        yield List.of();
      }
    };
  }

  /** Only sentences of our own: an address is no place to put words in our mouth. */
  private static String done(Visit visit) {
    return switch (visit.parameter("done")) {
      case "corrected" -> "It is what you say, whatever rules say. They learn from it.";
      case "confirmed" -> "It belongs to whom you said.";
      case "rejected" -> "It does not belong to them, and is not suggested again.";
      default -> "";
    };
  }

  private static List<IdentityPage.Fact> facts(FoundAccount account, Instant now) {
    List<IdentityPage.Fact> facts = new ArrayList<>();
    add(facts, "Called", account.names().display());
    add(facts, "Address", account.names().email());
    add(facts, "Its system's word", account.names().type());
    add(facts, "Id there", account.nativeId());
    account.times().created().ifPresent(at -> add(facts, "Made", told(at, now)));
    add(facts, "Last used", account.times().lastUsed().map(at -> told(at, now)).orElse(""));
    add(facts, "First seen", told(account.times().firstSeen(), now));
    add(facts, "Last seen", told(account.times().lastSeen(), now));
    new TreeMap<>(account.facts()).forEach((name, value) -> add(facts, name, value));
    return facts;
  }

  private static String told(Instant at, Instant now) {
    Moment moment = Moment.of(at, now);
    return moment.people() + ", " + moment.distance();
  }

  private static void add(List<IdentityPage.Fact> facts, String label, String value) {
    if (!value.isEmpty()) {
      facts.add(new IdentityPage.Fact(label, value));
    }
  }

  private static AccountPage.Link link(ListLinks.Told told) {
    Link link = told.link();
    Chip state =
        switch (link.word()) {
          case JOINED -> new Chip(Chip.Tone.GOOD, "joined by what is known");
          case SUGGESTED -> new Chip(Chip.Tone.WARN, "waits for a word");
          case CONFIRMED -> new Chip(Chip.Tone.GOOD, "confirmed");
          case REJECTED -> new Chip(Chip.Tone.BAD, "rejected");
        };
    return new AccountPage.Link(
        Parties.of(told.subject()),
        told.subject(),
        state,
        Words.sentence(link.because()),
        link.word() == Link.Word.SUGGESTED || link.word() == Link.Word.REJECTED,
        link.word() != Link.Word.REJECTED);
  }

  private static AccountPage.Held held(FoundCredential one, Instant now) {
    return new AccountPage.Held(
        one.kind(),
        one.nativeId(),
        one.scopes(),
        one.lastUsed().map(at -> Moment.of(at, now)),
        one.expires().map(at -> Moment.of(at, now)));
  }

  /** Says what it is. */
  Answer correct(Visit visit) {
    Optional<Kind> kind = Kind.of(visit.field("kind"));
    if (kind.isEmpty()) {
      return console.meant(
          visit, self -> show(visit, self, 422, "Say which of the three kinds it is."));
    }
    return said(
        visit, id -> new CorrectAccount(id, kind.get(), visit.field("reason")), "corrected");
  }

  /** Says whether it belongs to somebody. */
  Answer link(Visit visit) {
    boolean belongs = visit.field("belongs").equals("true");
    return said(
        visit,
        id -> new LinkAccount(id, visit.field("subject"), belongs),
        belongs ? "confirmed" : "rejected");
  }

  private <C extends Command<R>, R> Answer said(
      Visit visit, Function<Id.Account, C> command, String done) {
    Optional<Id.Account> id = Places.account(visit.part("id"));
    if (id.isEmpty()) {
      return console.problems().missing();
    }
    Outcome<R> outcome = console.change(visit, command.apply(id.get()));
    if (outcome instanceof Outcome.Refused<R>(List<Problem> problems, var correlation)
        && isMistake(problems)) {
      String wrong = Words.sentence(problems.getFirst().sentence());
      return console.signedIn(visit, self -> show(visit, self, 422, wrong));
    }
    String back = Accounts.PATH + "/" + id.get().value() + "?done=" + done;
    return console.answer(visit, outcome, said -> Answer.redirect(back));
  }

  private static boolean isMistake(List<Problem> problems) {
    return problems.stream()
        .allMatch(
            one -> one.kind() == Problem.Kind.INVALID || one.code().equals("identity_unknown"));
  }
}
