package dev.ilk.prove.human.provider;

import java.time.Duration;
import java.util.Optional;

/**
 * What a sign-in is asked to be, besides a sign-in.
 *
 * @param maxAge how long ago at most the person may have proven at the provider who they are; empty
 *     if a session that the provider has will do
 */
public record Demand(Optional<Duration> maxAge) {
  /** Whatever the provider takes for a sign-in. */
  public static final Demand NONE = new Demand(Optional.empty());

  /** The person proves it now, whatever session the provider has. */
  public static final Demand NOW = new Demand(Optional.of(Duration.ZERO));
}
