package dev.ilk.gate;

import dev.ilk.actor.Elevation;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Role;
import dev.ilk.kernel.Span;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Seal an emergency identity: a new secret, split among holders, of which nothing is kept but a
 * digest (H6). What was sealed under the name before opens nothing any more.
 *
 * @param name of the registered emergency identity
 * @param role the one role that opening it gives
 * @param lasting for how long, 1 minute to 12 hours
 * @param threshold how many shares open it, from 2
 * @param holders how many there are, from the threshold to 16
 */
public record SealBreakGlass(String name, Role role, Duration lasting, int threshold, int holders)
    implements Command<SealBreakGlass.Sealed> {

  /**
   * What is handed out.
   *
   * @param shares one for each holder, shown this once
   */
  public record Sealed(List<String> shares) {
    public Sealed {
      shares = List.copyOf(shares);
    }

    @Override
    public String toString() {
      return "%d shares".formatted(shares.size());
    }
  }

  public SealBreakGlass {
    if (lasting.compareTo(Elevation.SHORTEST) < 0 || lasting.compareTo(Elevation.LONGEST) > 0) {
      throw new IllegalArgumentException("a seal opens for 1 minute to 12 hours");
    }
    if (threshold < 2 || holders < threshold || holders > 16) {
      throw new IllegalArgumentException("2 to 16 shares");
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
        "Seal",
        name,
        Map.of(
            "role", role.name(),
            "lasting", Span.format(lasting),
            "threshold", Integer.toString(threshold),
            "holders", Integer.toString(holders)));
  }
}
