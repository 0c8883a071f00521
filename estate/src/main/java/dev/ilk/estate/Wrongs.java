package dev.ilk.estate;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Team;
import dev.ilk.estate.stored.FindingStore;
import dev.ilk.gate.AcceptFinding;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListFindings;
import dev.ilk.gate.ListOwnFindings;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.estate.Assignee;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lists what is wrong with accounts and identities, and keeps what people say of it for a time. */
public final class Wrongs {
  /** Nothing is accepted for longer than this; it can be accepted again. */
  static final Duration LONGEST = Duration.ofDays(366);

  private final FindingStore findings;

  /**
   * Builds the handlers.
   *
   * @param findings keeps them
   */
  public Wrongs(FindingStore findings) {
    this.findings = findings;
  }

  /**
   * Lists findings.
   *
   * @param permit to do so
   * @return a page
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<FindingPage>> list(Permit<ListFindings> permit) throws PartUnavailable {
    ListFindings asked = permit.command();
    try {
      return Result.ok(Handled.of(findings.page(asked.query()), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("findings cannot be read", e);
    }
  }

  /**
   * Lists what whoever asks is to mend.
   *
   * @param permit to do so
   * @return a page
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<FindingPage>> own(Permit<ListOwnFindings> permit) throws PartUnavailable {
    ListOwnFindings asked = permit.command();
    Set<String> names = names(permit.proof().actor());
    try {
      return Result.ok(Handled.of(findings.page(asked.query().owedBy(names)), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("findings cannot be read", e);
    }
  }

  /**
   * What findings may call somebody and the teams. A bare name of a person counts for nothing: in
   * another system it may be another's.
   */
  private static Set<String> names(Actor actor) {
    Set<String> names = new TreeSet<>();
    names.add(actor.subject());
    if (actor instanceof Human human) {
      if (!human.account().email().isEmpty()) {
        names.add(human.account().email());
      }
      for (Team team : human.teams()) {
        names.add(team.name());
        names.add(new Assignee.OfTeam(team).told());
      }
    }
    return names.stream().limit(FindingFilter.OWNERS).collect(Collectors.toSet());
  }

  /**
   * Keeps that a person takes a risk, or says that there is none.
   *
   * @param permit to do so
   * @return true, or {@code finding_unknown}, {@code reason_invalid} or {@code end_invalid}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<Boolean>> accept(Permit<AcceptFinding> permit) throws PartUnavailable {
    AcceptFinding asked = permit.command();
    List<Problem> problems = problems(asked, permit.arrival().at());
    if (!problems.isEmpty()) {
      return new Result.Failed<>(problems);
    }
    try {
      boolean known =
          findings.accept(
              asked.whose(),
              asked.code(),
              asked.about(),
              new FoundWrong.Accepted(
                  permit.proof().actor().subject(),
                  asked.ground(),
                  asked.reason(),
                  asked.until().truncatedTo(ChronoUnit.MICROS)));
      return known ? Result.ok(Handled.of(true, asked.asked())) : Result.failed(unknown());
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("findings cannot be stored", e);
    }
  }

  static Problem unknown() {
    return Problem.of(Problem.Kind.NOT_FOUND, "finding_unknown", "there is no such finding")
        .mend("look at `ilk findings list`; what was mended is gone");
  }

  static List<Problem> problems(AcceptFinding asked, Instant now) {
    List<Problem> problems = new ArrayList<>();
    Reasons.problem(asked.reason(), "say why nothing is done for now").ifPresent(problems::add);
    if (!asked.until().isAfter(now) || asked.until().isAfter(now.plus(LONGEST))) {
      problems.add(
          Problem.of(
                  Problem.Kind.INVALID,
                  "end_invalid",
                  "a finding is accepted until an instant in the next %d days"
                      .formatted(LONGEST.toDays()))
              .mend("name an end; it can be accepted again then"));
    }
    return problems;
  }
}
