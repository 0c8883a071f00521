package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.mass.MassPlan;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Set;

/**
 * See a mass change: what it covers, and how far it is.
 *
 * @param id which
 * @param limit so many of its identities at most, 1 to 1000
 */
public record ReadMassChange(Id.MassChange id, int limit) implements Command<ReadMassChange.Shown> {

  /**
   * A plan with its first identities.
   *
   * @param plan how it stands
   * @param subjects in the order in which they are changed
   */
  public record Shown(MassPlan plan, List<String> subjects) {
    public Shown {
      subjects = List.copyOf(subjects);
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "MassChange", id.value());
  }
}
