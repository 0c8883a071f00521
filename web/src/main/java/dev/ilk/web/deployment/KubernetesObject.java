package dev.ilk.web.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.actor.Deployment;
import dev.ilk.actor.ImageDigest;
import dev.ilk.gate.ReportDeployment;
import dev.ilk.kernel.Result;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An object of Kubernetes: a {@code Pod} says what runs, and what makes pods ({@code Deployment},
 * {@code StatefulSet}, {@code DaemonSet}, {@code Job}) says what is deployed. Which workload it is
 * stands in its label {@link #WORKLOAD}; of which source it was built, in its annotation {@link
 * #REVISION} (OCI Image Specification, annotations).
 */
final class KubernetesObject {
  static final String WORKLOAD = "ilk.dev/workload";
  static final String REVISION = "org.opencontainers.image.revision";

  private static final int LONGEST = 200;
  private static final Set<String> OVER = Set.of("Succeeded", "Failed");
  private static final List<String> STATUSES =
      List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses");
  private static final List<String> CONTAINERS = List.of("containers", "initContainers");

  private KubernetesObject() {}

  static Result<String> workload(JsonNode object) {
    return text(object.path("metadata").path("labels").path(WORKLOAD))
        .map(Result::ok)
        .orElseGet(() ->
            KubernetesNews.invalid(
                "workload_label",
                "the object says in no label `%s` which workload it is".formatted(WORKLOAD),
                "metadata.labels"));
  }

  static Result<ReportDeployment.News> there(JsonNode object) {
    if (!isPod(object)) {
      return deployed(object);
    }
    return OVER.contains(object.path("status").path("phase").asText())
        ? gone(object)
        : started(object);
  }

  static Result<ReportDeployment.News> gone(JsonNode object) {
    return isPod(object)
        ? uid(object).then(uid -> Result.ok(new ReportDeployment.Stopped(uid)))
        : name(object).then(name -> Result.ok(new ReportDeployment.Ended(name)));
  }

  /** What runs is what the kubelet pulled; what the pod asks for can be a tag that was moved. */
  private static Result<ReportDeployment.News> started(JsonNode pod) {
    List<String> references = new ArrayList<>();
    for (String list : STATUSES) {
      for (JsonNode status : pod.path("status").path(list)) {
        references.add(status.path("imageID").asText());
      }
    }
    String node = text(pod.path("spec").path("nodeName")).orElse("");
    return digests(references, "status.containerStatuses")
        .then(images ->
            uid(pod).then(uid -> Result.ok(new ReportDeployment.Started(uid, node, images))));
  }

  private static Result<ReportDeployment.News> deployed(JsonNode object) {
    List<String> references = new ArrayList<>();
    JsonNode pod = object.path("spec").path("template").path("spec");
    for (String list : CONTAINERS) {
      for (JsonNode container : pod.path(list)) {
        references.add(container.path("image").asText());
      }
    }
    String commit = text(object.path("metadata").path("annotations").path(REVISION)).orElse("");
    return digests(references, "spec.template.spec.containers")
        .then(images ->
            name(object)
                .then(name -> Result.ok(new ReportDeployment.Deployed(name, images, commit))));
  }

  private static Result<Set<ImageDigest>> digests(List<String> references, String where) {
    Set<ImageDigest> digests = new LinkedHashSet<>();
    for (String reference : references) {
      Optional<ImageDigest> digest = ImageDigest.in(reference);
      if (digest.isEmpty()) {
        return KubernetesNews.invalid(
            "image_not_pinned", "an image is named by no digest, sha256:…", where);
      }
      digests.add(digest.get());
    }
    return digests.isEmpty() || digests.size() > Deployment.MOST_IMAGES
        ? KubernetesNews.invalid(
            "images_missing", "expected 1 to %d images".formatted(Deployment.MOST_IMAGES), where)
        : Result.ok(digests);
  }

  private static boolean isPod(JsonNode object) {
    return object.path("kind").asText().equals("Pod");
  }

  private static Result<String> uid(JsonNode pod) {
    return text(pod.path("metadata").path("uid"))
        .map(Result::ok)
        .orElseGet(
            () -> KubernetesNews.invalid("uid_missing", "the pod has no uid", "metadata.uid"));
  }

  /** With kind and namespace: the same name is given to other things there. */
  private static Result<String> name(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    Optional<String> name = text(metadata.path("name"));
    Optional<String> namespace = text(metadata.path("namespace"));
    Optional<String> kind = text(object.path("kind"));
    if (name.isEmpty() || namespace.isEmpty() || kind.isEmpty()) {
      return KubernetesNews.invalid(
          "name_missing", "the object has no kind, namespace and name", "metadata");
    }
    String whole = "%s/%s/%s".formatted(namespace.get(), kind.get(), name.get());
    return whole.length() <= LONGEST
        ? Result.ok(whole)
        : KubernetesNews.invalid("name_long", "the object's name is too long", "metadata");
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank() && text.length() <= LONGEST);
  }
}
