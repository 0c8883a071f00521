package dev.ilk.gate;

import dev.ilk.actor.Elevation;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Role;
import dev.ilk.kernel.Span;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A person asks to take up a role for a time (H4). Whether they may, and who has to approve it, is
 * decided as the action {@code Elevate} on the role.
 *
 * @param role which role
 * @param lasting for how long, from {@link Elevation#SHORTEST} to {@link Elevation#LONGEST}
 * @param reason why; 1 to 500 characters
 */
public record RequestElevation(Role role, Duration lasting, String reason)
    implements Command<ElevationAnswer> {
  /** The most characters that a reason has. */
  public static final int LONGEST_REASON = 500;

  /** The action by which policies decide who may take up which role, and who approves it. */
  public static final String ELEVATE = "Elevate";

  public RequestElevation {
    if (lasting.compareTo(Elevation.SHORTEST) < 0 || lasting.compareTo(Elevation.LONGEST) > 0) {
      throw new IllegalArgumentException("an elevation lasts 1 minute to 12 hours");
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException("a reason has 1 to 500 characters");
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(),
        "Role",
        role.name(),
        Map.of("lasting", Span.format(lasting), "stated_reason", reason));
  }
}
