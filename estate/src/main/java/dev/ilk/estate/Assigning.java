package dev.ilk.estate;

import dev.ilk.estate.stored.FindingStore;
import dev.ilk.gate.AssignFinding;
import dev.ilk.gate.Handled;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.UnassignFinding;
import dev.ilk.gate.estate.Assignee;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingKey;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps who is to mend a finding, and by when, by people's word. */
public final class Assigning {

  /** Knows who there is to mend anything. */
  @FunctionalInterface
  public interface Assignees {
    /**
     * Whether there is such a team or person.
     *
     * @param assignee who
     * @param now the present
     * @return false also for a person who is suspended or gone
     * @throws StoreUnavailable if the registry does not answer
     */
    boolean isKnown(Assignee assignee, Instant now) throws StoreUnavailable;
  }

  private final FindingStore findings;
  private final Assignees assignees;

  /**
   * Builds the handlers.
   *
   * @param findings keeps them
   * @param assignees knows who there is
   */
  public Assigning(FindingStore findings, Assignees assignees) {
    this.findings = findings;
    this.assignees = assignees;
  }

  /**
   * Keeps who is to mend it.
   *
   * @param permit to do so
   * @return true, or {@code finding_unknown}, {@code reason_invalid}, {@code assignee_unknown} or
   *     {@code due_invalid}
   * @throws PartUnavailable if a store does not answer
   */
  public Result<Handled<Boolean>> assign(Permit<AssignFinding> permit) throws PartUnavailable {
    AssignFinding asked = permit.command();
    Instant now = permit.arrival().at();
    try {
      Optional<FoundWrong> found = find(asked.finding(), now);
      if (found.isEmpty()) {
        return Result.failed(Wrongs.unknown());
      }
      List<Problem> problems = problems(asked, found.get(), now);
      if (!problems.isEmpty()) {
        return new Result.Failed<>(problems);
      }
      FoundWrong.Assigned assigned =
          new FoundWrong.Assigned(
              asked.to().told(),
              permit.proof().actor().subject(),
              asked.reason(),
              now.truncatedTo(ChronoUnit.MICROS),
              asked.due().map(end -> end.truncatedTo(ChronoUnit.MICROS)));
      return findings.assign(asked.finding(), Optional.of(assigned))
          ? Result.ok(Handled.of(true, asked.asked()))
          : Result.failed(Wrongs.unknown());
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("it is not known whether that is stored", e);
    }
  }

  /**
   * Forgets who was said to mend it.
   *
   * @param permit to do so
   * @return true, also if nobody was; {@code finding_unknown} or {@code reason_invalid}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<Boolean>> unassign(Permit<UnassignFinding> permit) throws PartUnavailable {
    UnassignFinding asked = permit.command();
    Optional<Problem> reason = Reasons.problem(asked.reason(), "say why it goes back");
    if (reason.isPresent()) {
      return Result.failed(reason.get());
    }
    try {
      return findings.assign(asked.finding(), Optional.empty())
          ? Result.ok(Handled.of(true, asked.asked()))
          : Result.failed(Wrongs.unknown());
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("it is not known whether that is stored", e);
    }
  }

  private Optional<FoundWrong> find(FindingKey key, Instant now) throws StoreUnavailable {
    FindingQuery query =
        new FindingQuery(
            Optional.of(key.code()),
            Optional.of(key.whose()),
            FindingFilter.State.ANY,
            now,
            Optional.empty(),
            FindingQuery.MOST);
    return findings.page(query).findings().stream()
        .filter(one -> one.about().equals(key.about()))
        .findFirst();
  }

  private List<Problem> problems(AssignFinding asked, FoundWrong found, Instant now)
      throws StoreUnavailable {
    List<Problem> problems = new ArrayList<>();
    Reasons.problem(asked.reason(), "say why it is theirs").ifPresent(problems::add);
    if (!assignees.isKnown(asked.to(), now)) {
      problems.add(
          Problem.of(
                  Problem.Kind.INVALID,
                  "assignee_unknown",
                  "there is no `%s` to mend anything".formatted(asked.to().told()))
              .mend("name a declared team or an active person, as `ilk identity ls` shows them"));
    }
    asked.due().flatMap(due -> problem(due, found, now)).ifPresent(problems::add);
    return problems;
  }

  /** What is to be mended late is a risk that somebody has to take first, under their name. */
  private static Optional<Problem> problem(Instant due, FoundWrong found, Instant now) {
    Instant latest =
        found
            .acceptedAt(now)
            .filter(said -> said.ground() == FoundWrong.Ground.RISK)
            .map(FoundWrong.Accepted::until)
            .filter(until -> until.isAfter(found.latest()))
            .orElse(found.latest());
    if (due.isAfter(now) && !due.isAfter(latest)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.of(
                Problem.Kind.INVALID,
                "due_invalid",
                latest.isAfter(now)
                    ? "it is due by `%s` at the latest".formatted(latest)
                    : "it was due by `%s` already".formatted(latest))
            .mend(
                "name an instant before that, or take the risk first with `ilk findings accept`"));
  }
}
