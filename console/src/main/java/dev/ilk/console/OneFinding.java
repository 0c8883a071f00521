package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.FindingDetailPage;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.gate.AcceptFinding;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadEntanglement;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.estate.Entangled;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.Whose;
import dev.ilk.gate.graph.Thing;
import dev.ilk.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One thing that is wrong: the evidence, what mends it, what hangs on it; or its risk is taken. */
final class OneFinding {
  private static final int STRANDS = 50;
  private static final int YEAR = 365;
  private static final List<String> FIELDS = List.of("ground", "reason", "until");

  private final Console console;
  private final Findings findings;

  OneFinding(Console console, Findings findings) {
    this.console = console;
    this.findings = findings;
  }

  /** The form as somebody filled it in, and what is wrong with that. */
  private record Typed(String ground, String reason, String until, List<Problem> problems) {
    static final Typed NOTHING = new Typed(FoundWrong.Ground.RISK.word(), "", "", List.of());

    static Typed of(Visit visit) {
      return new Typed(
          visit.field("ground"), visit.field("reason"), visit.field("until"), List.of());
    }

    Typed but(List<Problem> wrong) {
      return new Typed(ground, reason, until, wrong);
    }
  }

  Answer show(Visit visit) {
    return console.signedIn(
        visit,
        self ->
            show(visit, self, visit.parameter("about"), 200, Typed.NOTHING, AssignTyped.NOTHING));
  }

  /** With what was wrong with the form to say who is to mend it. */
  Answer show(Visit visit, ReadSelf.Self self, String about, AssignTyped assign) {
    return show(visit, self, about, 422, Typed.NOTHING, assign);
  }

  /** Takes the risk or marks the mistake, until the end of a day. */
  Answer accept(Visit visit) {
    Optional<Whose> whose = Whose.parse(visit.part("whose"));
    if (whose.isEmpty()) {
      return console.problems().missing();
    }
    String about = visit.field("about");
    Typed typed = Typed.of(visit);
    Optional<Instant> end = endOf(typed.until());
    Optional<FoundWrong.Ground> ground = FoundWrong.Ground.of(typed.ground());
    List<Problem> wrong = new ArrayList<>();
    if (ground.isEmpty()) {
      wrong.add(malformed("say whether it is a risk or a mistake").at("ground"));
    }
    if (end.isEmpty()) {
      wrong.add(malformed("expected a day such as `2027-01-31`").at("until"));
    }
    if (end.isEmpty() || ground.isEmpty()) {
      return console.meant(
          visit, self -> show(visit, self, about, 422, typed.but(wrong), AssignTyped.NOTHING));
    }
    AcceptFinding command =
        new AcceptFinding(
            whose.get(), visit.part("code"), about, ground.get(), typed.reason(), end.get());
    Outcome<Boolean> outcome = console.change(visit, command);
    if (outcome instanceof Outcome.Refused<Boolean>(List<Problem> problems, var id)
        && problems.stream().allMatch(one -> one.kind() == Problem.Kind.INVALID)) {
      List<Problem> placed = problems.stream().map(OneFinding::placed).toList();
      return console.signedIn(
          visit, self -> show(visit, self, about, 422, typed.but(placed), AssignTyped.NOTHING));
    }
    String back = Wrong.address(whose.get().id(), visit.part("code"), about);
    String done = (about.isEmpty() ? "?" : "&") + "done=accepted";
    return console.answer(visit, outcome, taken -> Answer.redirect(back + done));
  }

  private static Problem malformed(String message) {
    return Problem.of(Problem.Kind.INVALID, "form_invalid", message);
  }

  private static Problem placed(Problem problem) {
    return switch (problem.code()) {
      case "reason_invalid" -> problem.at("reason");
      case "end_invalid" -> problem.at("until");
      default -> problem;
    };
  }

  private static String said(FoundWrong.Ground ground) {
    return switch (ground) {
      case RISK -> "takes the risk";
      case MISTAKEN -> "says that it is mistaken,";
    };
  }

  private static Optional<Instant> endOf(String day) {
    try {
      return Optional.of(LocalDate.parse(day).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Answer show(
      Visit visit, ReadSelf.Self self, String about, int status, Typed typed, AssignTyped assign) {
    Optional<Whose> whose = Whose.parse(visit.part("whose"));
    String code = visit.part("code");
    if (whose.isEmpty() || !Places.isSound(code) || !Places.isSound(about)) {
      return console.problems().missing();
    }
    Instant now = visit.arrival().at();
    FindingQuery query =
        new FindingQuery(
            Optional.of(code),
            whose,
            FindingFilter.State.ANY,
            now,
            Optional.empty(),
            FindingQuery.MOST);
    Later<Entangled> hanging =
        console.begin(visit, new ReadEntanglement(whose.get().id(), ReadEntanglement.DEPTH));
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    FindingDetailPage.Form form =
        new FindingDetailPage.Form(
            typed.ground(),
            typed.reason(),
            typed.until(),
            today.toString(),
            today.plusDays(YEAR).toString(),
            ByField.of(typed.problems(), FIELDS));
    return console.answer(
        visit,
        findings.read(visit, query),
        found ->
            one(found, about)
                .map(one -> page(visit, self, status, one, hanging, form, assign))
                .orElseGet(() -> console.problems().missing()));
  }

  private static Optional<FoundWrong> one(FindingPage found, String about) {
    return found.findings().stream().filter(one -> one.about().equals(about)).findFirst();
  }

  private Answer page(
      Visit visit,
      ReadSelf.Self self,
      int status,
      FoundWrong one,
      Later<Entangled> hanging,
      FindingDetailPage.Form form,
      AssignTyped assign) {
    Instant now = visit.arrival().at();
    Hanging told = told(hanging.outcome());
    FindingDetailPage page =
        new FindingDetailPage(
            Wrong.row(one, !Console.oversees(self), now),
            Wrong.address(one.whose().id(), one.code(), ""),
            Console.oversees(self),
            one.code(),
            one.about(),
            Moment.of(one.found(), now),
            Words.sentence(one.mend()),
            Wrong.commands(one),
            one.assigned()
                .map(given ->
                    new FindingDetailPage.Given(
                        given.to(),
                        Parties.of(given.by()),
                        given.reason(),
                        Moment.of(given.at(), now))),
            one.acceptedAt(now)
                .map(risk ->
                    new FindingDetailPage.Taken(
                        Parties.of(risk.by()),
                        said(risk.ground()),
                        risk.reason(),
                        Moment.of(risk.until(), now))),
            told.strands(),
            told.untold(),
            form,
            assign.form(now, LocalDate.ofInstant(one.latest(), ZoneOffset.UTC).toString()),
            done(visit.parameter("done")));
    String command =
        "ilk findings list --%s %s --code %s --state any"
            .formatted(one.whose().type().toLowerCase(Locale.ROOT), one.whose().id(), one.code());
    String title = Wrong.inWords(one.code());
    Frame frame = console.frame(visit, title, Frame.Section.FINDINGS, self, command);
    return console.page(status, frame, page);
  }

  private static String done(String done) {
    return switch (done) {
      case "accepted" -> "That is kept. The finding counts again after its end.";
      case "assigned" -> "That is kept. They see it under what is theirs to mend.";
      case "unassigned" -> "That is kept. It is owed by whom its system names.";
      default -> "";
    };
  }

  private record Hanging(List<FindingDetailPage.Strand> strands, String untold) {}

  /** Who may see a finding need not be one who may see what hangs on its account. */
  private static Hanging told(Outcome<Entangled> outcome) {
    return switch (outcome) {
      case Outcome.Released<Entangled>(Entangled found, var correlation) ->
          new Hanging(
              found.strands().stream().limit(STRANDS).map(OneFinding::strand).toList(),
              more(found));
      case Outcome.Denied<Entangled> denied ->
          new Hanging(List.of(), "You may not see what hangs on it.");
      case Outcome.Refused<Entangled> refused ->
          new Hanging(List.of(), "The account is not known any more.");
      case Outcome.Unavailable<Entangled> unavailable ->
          new Hanging(List.of(), "What hangs on it cannot be read just now.");
    };
  }

  private static String more(Entangled found) {
    if (found.strands().isEmpty()) {
      return "Nothing that was read says that it hangs on this account.";
    }
    int rest = found.strands().size() - STRANDS;
    if (rest > 0) {
      return "And %s%d more; the command line shows them."
          .formatted(found.cut().isPresent() ? "at least " : "", rest);
    }
    return found.cut().map(why -> "There may be more: " + why + ".").orElse("");
  }

  private static FindingDetailPage.Strand strand(Entangled.Strand strand) {
    Thing thing = strand.step().far();
    return new FindingDetailPage.Strand(
        strand.step().depth(),
        Neighbours.inWords(strand.effect()),
        thing.label(),
        Neighbours.address(thing));
  }
}
