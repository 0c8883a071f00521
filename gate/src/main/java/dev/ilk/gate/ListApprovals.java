package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * See what waits for one's own approval, the oldest first.
 *
 * @param limit at most so many, 1 to 200
 */
public record ListApprovals(int limit) implements Command<List<ListApprovals.Waiting>> {

  /**
   * What waits.
   *
   * @param id its name
   * @param subject whose action it is
   * @param verb what they would do
   * @param resource to what, type and id
   * @param arguments all that was asked, as JSON
   * @param reason why it takes an approval, in the policies' words
   * @param as as which approvers one can approve it, as policies name them
   * @param guard the enforcement point that asks
   * @param created since when it waits
   * @param expires until when
   */
  public record Waiting(
      Id.AccessRequest id,
      String subject,
      String verb,
      String resource,
      String arguments,
      String reason,
      List<String> as,
      String guard,
      Instant created,
      Instant expires) {
    public Waiting {
      as = List.copyOf(as);
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
    return Asked.action(action(), "AccessRequest", "all");
  }
}
