package dev.ilk.provenance;

import dev.ilk.actor.ImageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A bundle that was verified: what was built, by whom and of what.
 *
 * @param images the digests of what was built; at least one
 * @param builder who built it
 * @param source the repository
 * @param commit of the repository
 * @param logged when a log took it; empty if the rule demands no log
 */
public record Verified(
    Set<ImageDigest> images,
    String builder,
    String source,
    String commit,
    Optional<Instant> logged) {
  public Verified {
    images = Set.copyOf(images);
  }
}
