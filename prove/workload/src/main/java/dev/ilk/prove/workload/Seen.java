package dev.ilk.prove.workload;

import dev.ilk.actor.ImageDigest;
import dev.ilk.actor.RunningInstance;
import dev.ilk.actor.WhatRuns;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which images run, as the evidence of a proof tells: by itself in {@code image_digest}, or by the
 * pod that it names, of which the cluster told which images it runs.
 *
 * @param images their digests; at least one
 * @param instance the instance that was told of; empty if the evidence told the image itself
 */
record Seen(Set<ImageDigest> images, Optional<RunningInstance> instance) {
  /**
   * A pod's id in a control group, with the underscores that systemd's names have instead of
   * hyphens (kubelet's cgroup drivers {@code cgroupfs} and {@code systemd}).
   */
  private static final Pattern IN_CGROUP =
      Pattern.compile(
          "/kubepods.*pod([0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12})(?![0-9a-f]).*");

  static Result<Seen> of(Map<String, String> evidence, WhatRuns runs) {
    String image = evidence.getOrDefault("image_digest", "");
    if (!image.isEmpty()) {
      return ImageDigest.in(image)
          .map(digest -> Result.ok(new Seen(Set.of(digest), Optional.empty())))
          .orElseGet(() -> unproven("image_unknown", "the evidence names an image by no digest"));
    }
    Optional<String> pod = pod(evidence);
    if (pod.isEmpty()) {
      return unproven("image_unknown", "the evidence tells neither an image nor a pod");
    }
    return Optional.ofNullable(runs.instances().get(pod.get()))
        .map(found -> Result.ok(new Seen(found.images(), Optional.of(found))))
        .orElseGet(() ->
            unproven("instance_unknown", "no such pod of the workload was told of, or it is gone"));
  }

  private static Optional<String> pod(Map<String, String> evidence) {
    String told = evidence.getOrDefault("pod_uid", "");
    if (!told.isEmpty()) {
      return Optional.of(told);
    }
    Matcher cgroup = IN_CGROUP.matcher(evidence.getOrDefault("cgroup", ""));
    return cgroup.matches() ? Optional.of(cgroup.group(1).replace('_', '-')) : Optional.empty();
  }

  /** For people and policies: one digest as it is, several in their order. */
  String text() {
    return String.join(" ", images.stream().sorted().map(ImageDigest::text).toList());
  }

  private static <T> Result<T> unproven(String code, String message) {
    return Result.failed(Problem.of(Problem.Kind.UNPROVEN, code, message));
  }
}
