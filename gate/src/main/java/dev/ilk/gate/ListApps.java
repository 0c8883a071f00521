package dev.ilk.gate;

import dev.ilk.actor.App;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * List the apps that are registered.
 *
 * @param at the environment whose human issuer is asked
 */
public record ListApps(Environment at) implements Command<List<ListApps.Known>> {

  /**
   * A registered app.
   *
   * @param app which
   * @param used when it last got a token; when it was registered, if it never did
   * @param ends when the registration ends if it gets none until then
   */
  public record Known(App app, Instant used, Instant ends) {}

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
    return Asked.action(action(), "App", "all");
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
