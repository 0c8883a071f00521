package dev.ilk.estate;

import dev.ilk.actor.Kind;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.FindingStore;
import dev.ilk.estate.stored.LeakStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.gate.BeginScan;
import dev.ilk.gate.Handled;
import dev.ilk.gate.JudgeLeak;
import dev.ilk.gate.ListLeaks;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReportLeaks;
import dev.ilk.gate.estate.FoundLeak;
import dev.ilk.gate.estate.LeakPage;
import dev.ilk.gate.estate.LeakReport;
import dev.ilk.gate.estate.ReportedLeak;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Takes what scans found of leaked secrets, and looks again at once at the accounts that hold one.
 * Software reports only on what it was the first to scan, so that one pipeline cannot declare
 * another's leaks away.
 */
public final class LeakScans {
  private static final int LONGEST_REASON = 500;

  private final LeakStore leaks;
  private final AgainLooking again;

  /**
   * Builds the handlers.
   *
   * @param leaks keeps what leaked
   * @param sources the systems that accounts are of
   * @param accounts keeps accounts
   * @param findings keeps what is wrong with them
   */
  public LeakScans(
      LeakStore leaks, SourceStore sources, AccountStore accounts, FindingStore findings) {
    this.leaks = leaks;
    this.again = new AgainLooking(sources, accounts, findings);
  }

  private static boolean isPerson(Permit<?> permit) {
    return permit.proof().actor().kind() == Kind.HUMAN;
  }

  private static Instant at(Permit<?> permit) {
    return permit.arrival().at().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Begins a scan.
   *
   * @param permit to do so
   * @return its number and the salt, {@code scan_of_another} or {@code scans_full}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<BeginScan.Begun>> begin(Permit<BeginScan> permit) throws PartUnavailable {
    BeginScan asked = permit.command();
    String by = permit.proof().actor().subject();
    try {
      return switch (leaks.begin(asked.source(), by, isPerson(permit), at(permit))) {
        case LeakStore.Beginning.Begun(long scan, String salt) ->
            Result.ok(Handled.of(new BeginScan.Begun(asked.source(), scan, salt), asked.asked()));
        case LeakStore.Beginning.Others _ ->
            Result.failed(
                Problem.of(
                        Problem.Kind.REFUSED,
                        "scan_of_another",
                        "`%s` is scanned by somebody else".formatted(asked.source()))
                    .mend("report under a name of your own, or let a person report it"));
        case LeakStore.Beginning.Full _ ->
            Result.failed(
                Problem.of(
                        Problem.Kind.CONFLICT,
                        "scans_full",
                        "%,d things are scanned already".formatted(LeakStore.MOST_SOURCES))
                    .mend("report several folders under one name"));
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("leaks cannot be stored", e);
    }
  }

  /**
   * Takes a part of a report.
   *
   * @param permit to do so
   * @return how much was taken, {@code scan_late} or {@code leaks_full}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<ReportLeaks.Taken>> report(Permit<ReportLeaks> permit)
      throws PartUnavailable {
    ReportLeaks asked = permit.command();
    String by = permit.proof().actor().subject();
    Instant now = at(permit);
    try {
      return switch (leaks.keep(asked.report(), by, isPerson(permit), now)) {
        case KEPT -> {
          int held = lookAgain(names(asked.report()), now);
          ReportLeaks.Taken taken = new ReportLeaks.Taken(asked.report().leaks().size(), held);
          yield Result.ok(Handled.of(taken, asked.told(taken)));
        }
        case LATE ->
            Result.failed(
                Problem.of(
                        Problem.Kind.CONFLICT,
                        "scan_late",
                        "that is not the latest scan of `%s` that you began"
                            .formatted(asked.report().source()))
                    .mend("another scan reports by now; begin again if it is not yours"));
        case FULL ->
            Result.failed(
                Problem.of(
                        Problem.Kind.CONFLICT,
                        "leaks_full",
                        "more than %,d secrets in `%s`"
                            .formatted(LeakStore.MOST_LEAKS, asked.report().source()))
                    .mend("report its folders under names of their own"));
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("leaks cannot be stored", e);
    }
  }

  private static Set<String> names(LeakReport report) {
    Set<String> names = new HashSet<>();
    for (ReportedLeak one : report.leaks()) {
      names.add(one.fingerprint());
      if (!one.knownAs().isEmpty()) {
        names.add(one.knownAs());
      }
    }
    return names;
  }

  /**
   * Keeps what is wrong with the accounts that hold something of such names; how many there are.
   */
  private int lookAgain(Set<String> names, Instant now) throws StoreUnavailable {
    if (names.isEmpty()) {
      return 0;
    }
    return again.at(leaks.holders(names), now).size();
  }

  /**
   * Lists leaks.
   *
   * @param permit to do so
   * @return a page
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<LeakPage>> list(Permit<ListLeaks> permit) throws PartUnavailable {
    ListLeaks asked = permit.command();
    try {
      return Result.ok(Handled.of(leaks.page(asked.query(), at(permit)), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("leaks cannot be read", e);
    }
  }

  /**
   * Keeps what a person says of a leak.
   *
   * @param permit to do so
   * @return true, {@code leak_unknown} or {@code reason_invalid}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<Boolean>> judge(Permit<JudgeLeak> permit) throws PartUnavailable {
    JudgeLeak asked = permit.command();
    if (asked.reason().isBlank() || asked.reason().length() > LONGEST_REASON) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  "reason_invalid",
                  "a reason has 1 to %d characters".formatted(LONGEST_REASON))
              .mend("say how you know"));
    }
    Instant now = at(permit);
    String by = permit.proof().actor().subject();
    try {
      Optional<String> knownAs =
          leaks.judge(
              asked.fingerprint(),
              asked.word().map(word -> new FoundLeak.Said(word, by, asked.reason(), now)));
      if (knownAs.isEmpty()) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "leak_unknown",
                    "there is no leak `%s`".formatted(asked.fingerprint()))
                .mend("look at `ilk leaks list --closed`"));
      }
      Set<String> names = new HashSet<>(Set.of(asked.fingerprint()));
      knownAs.filter(name -> !name.isEmpty()).ifPresent(names::add);
      lookAgain(names, now);
      return Result.ok(Handled.of(true, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("leaks cannot be stored", e);
    }
  }
}
