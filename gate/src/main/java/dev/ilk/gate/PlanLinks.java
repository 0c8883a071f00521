package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.LinkBatch;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * See which suggestions would be answered together, whose accounts are or who answers for them, and
 * the digest that {@link DecideLinks} names.
 *
 * @param selection which
 * @param belongs what would be said of them
 */
public record PlanLinks(LinkSelection selection, boolean belongs)
    implements Command<LinkBatch>, AboutEstate {

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
    return Asked.action(action(), "Estate", "all");
  }
}
