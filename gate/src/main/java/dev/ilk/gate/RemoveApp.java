package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Remove an app that was registered, with all that people granted to it.
 *
 * @param at the environment whose human issuer knows it
 * @param id its {@code client_id}, of any content
 */
public record RemoveApp(Environment at, String id) implements Command<Done> {
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
    return Asked.action(action(), "App", id);
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
