package dev.ilk.prove.human.grant;

import dev.ilk.actor.App;
import dev.ilk.actor.Environment;
import dev.ilk.kernel.Result;
import java.time.Instant;

/** The apps that a human issuer knows: built in, registered, or described at their address. */
@FunctionalInterface
public interface Apps {
  /**
   * Finds one.
   *
   * @param at whose issuer
   * @param id the {@code client_id} as received, of any length and content
   * @param now the present
   * @return the app; {@code app_unknown}, or a problem of the kind {@code UNAVAILABLE} if that
   *     cannot be said now
   */
  Result<App> find(Environment at, String id, Instant now);

  /**
   * Whether apps may describe themselves at the address that is their name.
   *
   * @return false if all must be registered
   */
  default boolean describeThemselves() {
    return false;
  }
}
