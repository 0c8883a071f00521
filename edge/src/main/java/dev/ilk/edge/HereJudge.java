package dev.ilk.edge;

import dev.ilk.guard.Asking;
import dev.ilk.guard.Caller;
import dev.ilk.guard.DecidingHere;
import dev.ilk.guard.GuardedAction;
import dev.ilk.guard.IlkUnavailable;
import dev.ilk.guard.Judge;
import dev.ilk.guard.Judgement;
import dev.ilk.guard.OwnToken;
import dev.ilk.guard.PolicyWatch;
import dev.ilk.guard.SpooledReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/** Decides by Ilk's policies in this process, and owns what that needs: policies, and reports. */
final class HereJudge implements Judge, AutoCloseable {
  /** Some hundred thousand decisions. */
  private static final long MOST_WAITING = 64 << 20;

  private final PolicyWatch policies;
  private final SpooledReports reports;
  private final Judge judge;

  private HereJudge(PolicyWatch policies, SpooledReports reports, Judge judge) {
    this.policies = policies;
    this.reports = reports;
    this.judge = judge;
  }

  /**
   * Begins.
   *
   * @throws IOException if the folder cannot be used, or another process uses it
   */
  static HereJudge start(Path folder, URI ilk, OwnToken own, InstantSource clock)
      throws IOException {
    SpooledReports reports = SpooledReports.open(folder, MOST_WAITING, ilk, own);
    PolicyWatch policies = PolicyWatch.start(ilk, own, PolicyWatch.DEFAULT_GRACE, clock);
    return new HereJudge(
        policies, reports, new DecidingHere(policies, new Asking(ilk, own), reports, clock));
  }

  @Override
  public Judgement judge(Caller caller, GuardedAction action) throws IlkUnavailable {
    return judge.judge(caller, action);
  }

  /** What is not told yet is told by the next process. */
  @Override
  public void close() {
    policies.close();
    try {
      reports.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
