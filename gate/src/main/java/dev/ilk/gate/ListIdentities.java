package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * List identities, by name.
 *
 * @param kind only of this kind
 * @param environment only of this environment
 * @param text only those whose name contains this text; may be empty
 * @param after only those after this subject, for paging; may be empty
 * @param limit at most so many, 1 to 1000
 */
public record ListIdentities(
    Optional<Kind> kind, Optional<Environment> environment, String text, String after, int limit)
    implements Command<ListIdentities.Page> {

  /**
   * One page.
   *
   * @param identities in the order of their subjects
   * @param next the subject to go on after; empty if this is the last page
   */
  public record Page(List<Actor> identities, String next) {
    public Page {
      identities = List.copyOf(identities);
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Registry", "all");
  }
}
