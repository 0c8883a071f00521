package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.LinkBatch;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Say of many accounts at once whether they belong to whom evidence suggests, or whether those
 * answer for them: of all that {@link PlanLinks} showed, or of none.
 *
 * @param selection which
 * @param belongs whether it is so
 * @param reviewed the digest of what was looked at
 */
public record DecideLinks(LinkSelection selection, boolean belongs, String reviewed)
    implements Command<LinkBatch>, AboutEstate {

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
        "Estate",
        "all",
        Map.of(
            "asks", selection.asks().word(),
            "evidence", selection.evidence().orElse(""),
            "source", selection.source().orElse(""),
            "belongs", String.valueOf(belongs),
            "plan_sha256", reviewed));
  }

  /**
   * What the record says of it.
   *
   * @param batch what was answered
   * @return with how many there were; the links say who answered them
   */
  public Particulars told(LinkBatch batch) {
    return Asked.action(
        action(),
        "Estate",
        "all",
        Map.of(
            "asks", selection.asks().word(),
            "evidence", selection.evidence().orElse(""),
            "source", selection.source().orElse(""),
            "belongs", String.valueOf(belongs),
            "links", String.valueOf(batch.links().size()),
            "plan_sha256", batch.digest()));
  }
}
