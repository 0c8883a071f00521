package dev.ilk.actor;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * What was deployed of a workload at one time, as a deployer told (W6). Other images under the same
 * name are another deployment: what was issued to the one before can then be told apart and taken
 * back.
 *
 * @param id its name in tokens and in the record
 * @param name what its deployer calls it; unique among a workload's deployments that have no end
 * @param workload the name of the workload that it is
 * @param environment where it runs: that of the workload
 * @param images the digests of its images; 1 to {@link #MOST_IMAGES}
 * @param commit which source it was built of, as its deployer told; may be empty
 * @param since when it was told
 * @param end the first instant at which it is gone; empty while it stays
 */
public record Deployment(
    Id.Deployment id,
    String name,
    String workload,
    Environment environment,
    Set<ImageDigest> images,
    String commit,
    Instant since,
    Optional<Instant> end) {
  /** As what a proof, a token and the record tell which deployment somebody is. */
  public static final String NAMED = "deployment";

  /** The most images of one deployment. */
  public static final int MOST_IMAGES = 50;

  public Deployment {
    images = Set.copyOf(images);
    if (images.isEmpty() || images.size() > MOST_IMAGES) {
      throw new IllegalArgumentException("a deployment has 1 to %d images".formatted(MOST_IMAGES));
    }
  }

  /**
   * Whether it is there at an instant.
   *
   * @param now the instant
   * @return true until just before its end
   */
  public boolean isThereAt(Instant now) {
    return end.isEmpty() || now.isBefore(end.get());
  }

  /**
   * Whether all that runs was deployed by it.
   *
   * @param running the digests of what runs
   * @return false for none at all
   */
  public boolean covers(Collection<ImageDigest> running) {
    return !running.isEmpty() && images.containsAll(running);
  }
}
