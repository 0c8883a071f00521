package dev.ilk.web.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Deployment;
import dev.ilk.actor.ImageDigest;
import dev.ilk.gate.ReportDeployment;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** News in Ilk's own form ({@code docs/deployments.md}). */
final class PlainNews {
  private static final int LONGEST = 200;

  private PlainNews() {}

  static Result<Told> read(ObjectNode body) {
    Fields fields = new Fields(body);
    String workload = fields.text("workload", 100);
    Optional<ReportDeployment.News> news =
        switch (fields.text("event", 20)) {
          case "deployed" ->
              Optional.of(
                  new ReportDeployment.Deployed(
                      fields.text("deployment", LONGEST),
                      images(fields),
                      fields.optional("commit", LONGEST).orElse("")));
          case "ended" ->
              Optional.of(new ReportDeployment.Ended(fields.text("deployment", LONGEST)));
          case "started" ->
              Optional.of(
                  new ReportDeployment.Started(
                      fields.text("instance", LONGEST),
                      fields.optional("node", LONGEST).orElse(""),
                      images(fields)));
          case "stopped" ->
              Optional.of(new ReportDeployment.Stopped(fields.text("instance", LONGEST)));
          default -> Optional.empty();
        };
    if (news.isEmpty()) {
      fields.wrong("field_invalid", "expected deployed, ended, started or stopped", "event");
    }
    List<Problem> problems = fields.problems();
    return problems.isEmpty()
        ? Result.ok(Told.plainly(workload, news.orElseThrow()))
        : new Result.Failed<>(problems);
  }

  private static Set<ImageDigest> images(Fields fields) {
    Set<ImageDigest> digests = new LinkedHashSet<>();
    Set<String> images = fields.texts("images", 600);
    for (String image : images) {
      ImageDigest.in(image).ifPresent(digests::add);
    }
    if (digests.size() != images.size() || digests.size() > Deployment.MOST_IMAGES) {
      fields.wrong(
          "field_invalid",
          "expected 1 to %d different images by their digests, sha256:…"
              .formatted(Deployment.MOST_IMAGES),
          "images");
    }
    return digests;
  }
}
