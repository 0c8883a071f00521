package dev.ilk.decide;

import dev.ilk.cedar.Policy;
import dev.ilk.cedar.PolicyError;
import dev.ilk.cedar.Response;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Cedar's answer in the words of a decision. */
record Answer(Policies policies, Response response) {

  Decision decision(Request request, boolean liftable, Optional<Decision.Shadow> shadow) {
    List<String> ids = response.reasons();
    if (response.allowed()) {
      return new Decision.Allow(
          ids,
          reason("a policy permits it"),
          policies.version(),
          lifetime(),
          shadow,
          Optional.empty());
    }
    if (ids.isEmpty()) {
      EntityUid resource = request.resource();
      String nothing =
          "no policy permits `%s` on %s `%s`"
              .formatted(request.action().id(), resource.type().name(), resource.id());
      return new Decision.Deny(ids, nothing + skipped(), policies.version(), shadow);
    }
    String reason = reason("a policy forbids it");
    return liftable
        ? new Decision.Needs(ids, reason, policies.version(), needs(), shadow)
        : new Decision.Deny(ids, reason, policies.version(), shadow);
  }

  private String reason(String otherwise) {
    String reasons =
        response.determining().stream()
            .map(policy -> policies.terms(policy).reason())
            .filter(reason -> !reason.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    return (reasons.isEmpty() ? otherwise : reasons) + skipped();
  }

  private String skipped() {
    return response.errors().isEmpty()
        ? ""
        : response.errors().stream()
            .map(PolicyError::policy)
            .map(Policy::id)
            .collect(Collectors.joining("`, `", " (policies that erred and were skipped: `", "`)"));
  }

  private Optional<Duration> lifetime() {
    return response.determining().stream()
        .flatMap(policy -> policies.terms(policy).lifetime().stream())
        .min(Duration::compareTo);
  }

  private List<Decision.Need> needs() {
    return response.determining().stream()
        .flatMap(policy -> policies.terms(policy).needs().stream())
        .distinct()
        .toList();
  }
}
