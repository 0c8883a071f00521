package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.Link;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * List to whom accounts may belong.
 *
 * @param account of this account, whatever was said; empty for what waits for a person, of all
 * @param after goes on after this account; empty to begin
 * @param limit at most so many, 1 to 1000
 */
public record ListLinks(Optional<Id.Account> account, Optional<Id.Account> after, int limit)
    implements Command<List<ListLinks.Told>> {

  /**
   * A link, told to people.
   *
   * @param link the link
   * @param subject of the identity, such as {@code human:ada}; its id if it is not registered
   */
  public record Told(Link link, String subject) {}

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
