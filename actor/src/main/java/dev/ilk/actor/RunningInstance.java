package dev.ilk.actor;

import java.time.Instant;
import java.util.Set;

/**
 * One running instance of a workload, such as a pod, as its platform told.
 *
 * @param uid the platform's id of it, never given again, such as a pod's {@code metadata.uid}
 * @param workload the name of the workload that it is said to be
 * @param environment where it runs
 * @param node the machine it runs on; may be empty
 * @param images the digests of all images that run in it; at least one
 * @param since when it was told
 */
public record RunningInstance(
    String uid,
    String workload,
    Environment environment,
    String node,
    Set<ImageDigest> images,
    Instant since) {
  public RunningInstance {
    images = Set.copyOf(images);
    if (images.isEmpty() || images.size() > Deployment.MOST_IMAGES) {
      throw new IllegalArgumentException("an instance runs 1 to 50 images");
    }
  }
}
