package dev.ilk.prove.workload;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.ImageDigest;
import dev.ilk.actor.Provenance;
import dev.ilk.actor.ProvenanceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How what runs was built (W8). It is told only where it is known of every image that runs, by the
 * rule that is in force, and of the commit that was deployed: that an audience demands it is a
 * policy's to say.
 */
final class BuildEvidence {
  private BuildEvidence() {}

  static Optional<Map<String, String>> of(
      Seen seen, Deployment deployment, Deployments.Demanded demanded) {
    Optional<String> rule = demanded.rule().provenance().map(ProvenanceRule::digest);
    if (rule.isEmpty()) {
      return Optional.empty();
    }
    List<Provenance> built = new ArrayList<>();
    for (ImageDigest image : seen.images()) {
      Provenance one = demanded.runs().provenance().get(image);
      if (one == null
          || !one.rule().equals(rule.get())
          || !isOf(deployment, one)
          || !isSame(built, one)) {
        return Optional.empty();
      }
      built.add(one);
    }
    Provenance all = built.getFirst();
    return Optional.of(
        Map.of(
            "provenance", all.bundle(),
            "builder", all.builder(),
            "source", all.source(),
            "commit", all.commit()));
  }

  private static boolean isOf(Deployment deployment, Provenance one) {
    return deployment.commit().isEmpty() || deployment.commit().equals(one.commit());
  }

  /** Of images of two commits none could be told for all. */
  private static boolean isSame(List<Provenance> built, Provenance one) {
    return built.isEmpty() || built.getFirst().commit().equals(one.commit());
  }
}
