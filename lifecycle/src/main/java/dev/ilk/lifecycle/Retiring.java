package dev.ilk.lifecycle;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.gate.lifecycle.Decommissioning.State;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.JournalUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Goes on with what a crash has cut off, and makes final what nobody undid in time. */
public final class Retiring {
  static final Duration CLAIM = Duration.ofMinutes(2);

  private final RetiredStore retired;
  private final Retirement retirement;
  private final Routines routines;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param retired what was taken out of use
   * @param retirement does it
   * @param routines does what is due, recorded
   * @param clock the present
   */
  public Retiring(
      RetiredStore retired, Retirement retirement, Routines routines, InstantSource clock) {
    this.retired = retired;
    this.retirement = retirement;
    this.routines = routines;
    this.clock = clock;
  }

  /**
   * Does what is due.
   *
   * @throws StoreUnavailable if the store does not answer; the rest is done the next time
   * @throws PartUnavailable if a part does not
   * @throws JournalUnavailable if the record cannot be written
   */
  public void run() throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Optional<Retired> one = claim();
    while (one.isPresent()) {
      carry(one.get());
      one = claim();
    }
  }

  private Optional<Retired> claim() throws StoreUnavailable {
    return retired.claim(clock.instant(), clock.instant().plus(CLAIM));
  }

  private void carry(Retired one) throws PartUnavailable, JournalUnavailable {
    boolean begun = one.state() == State.RUNNING;
    routines.run(
        new Routines.Due(
            begun ? "ResumeDecommission" : "EndDecommissioned",
            "Identity",
            one.identity().value(),
            begun ? "ilk:what-is-begun-is-finished" : "ilk:what-nobody-undid-is-over",
            begun ? "a node stopped in between" : "it could be undone until " + one.until(),
            Map.of("subject", one.subject())),
        () -> {
          try {
            if (begun) {
              retirement.carryOut(one);
            } else {
              retirement.finish(one);
            }
            return Map.of("done", "true");
          } catch (StoreUnavailable e) {
            throw new PartUnavailable("a decommissioning cannot be finished", e);
          }
        });
  }
}
