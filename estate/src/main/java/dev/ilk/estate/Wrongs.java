package dev.ilk.estate;

import dev.ilk.estate.stored.FindingStore;
import dev.ilk.gate.AcceptFinding;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListFindings;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
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

/** Lists what is wrong with accounts and identities, and keeps what people say of it for a time. */
public final class Wrongs {
  /** Nothing is accepted for longer than this; it can be accepted again. */
  static final Duration LONGEST = Duration.ofDays(366);

  private static final int LONGEST_REASON = 500;

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
      return known
          ? Result.ok(Handled.of(true, asked.asked()))
          : Result.failed(
              Problem.of(Problem.Kind.NOT_FOUND, "finding_unknown", "there is no such finding")
                  .mend("look at `ilk findings list`; what was mended is gone"));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("findings cannot be stored", e);
    }
  }

  static List<Problem> problems(AcceptFinding asked, Instant now) {
    List<Problem> problems = new ArrayList<>();
    if (asked.reason().isBlank() || asked.reason().length() > LONGEST_REASON) {
      problems.add(
          Problem.of(
                  Problem.Kind.INVALID,
                  "reason_invalid",
                  "a reason has 1 to %d characters".formatted(LONGEST_REASON))
              .mend("say why nothing is done for now"));
    }
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
