package dev.ilk.actor;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
 * @param by who told it
 * @param approvals by whom it was approved
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
    Id.Identity by,
    List<Approval> approvals,
    Instant since,
    Optional<Instant> end) {
  /** As what a proof, a token and the record tell which deployment somebody is. */
  public static final String NAMED = "deployment";

  /** As what a proof and the record tell as whom people approved it, with spaces between. */
  public static final String APPROVED = "approvals";

  /** The most images of one deployment. */
  public static final int MOST_IMAGES = 50;

  /**
   * That a person approved it. Nobody approves twice, or what they told themselves.
   *
   * @param as as what: a role, such as {@code sre}, or a team, such as {@code team:payments}
   * @param by who
   */
  public record Approval(String as, Id.Identity by) {}

  public Deployment {
    images = Set.copyOf(images);
    approvals = List.copyOf(approvals);
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
