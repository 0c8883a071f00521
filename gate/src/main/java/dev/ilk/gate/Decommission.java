package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.lifecycle.Decommissioning;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Take a machine identity out of use, with everything that hangs on it in order of dependency; see
 * what that would be; or undo it in time (R8).
 *
 * @param subject which, as {@link dev.ilk.actor.Actor#subject()} writes it
 * @param reason why, for the record; 1 to 500 characters, empty to look only
 * @param although whether it goes although it was used lately or something hangs on it
 * @param mode what to do
 */
public record Decommission(String subject, String reason, boolean although, Mode mode)
    implements Command<Decommissioning>, AboutIdentity {

  /** What to do. */
  public enum Mode {
    /** Take it out of use. */
    RUN("Decommission", Reach.STATE),
    /** Tell what would go, and what speaks against it. */
    PREVIEW("PreviewDecommission", Reach.REPLY),
    /** Bring back what can be brought back. */
    UNDO("UndoDecommission", Reach.STATE);

    private final String action;
    private final Reach reach;

    Mode(String action, Reach reach) {
      this.action = action;
      this.reach = reach;
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return mode.reach;
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(),
        "Identity",
        subject,
        mode == Mode.PREVIEW
            ? Map.of()
            : Map.of("reason", reason, "although", Boolean.toString(although)));
  }

  @Override
  public String action() {
    return mode.action;
  }
}
