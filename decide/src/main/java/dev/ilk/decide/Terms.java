package dev.ilk.decide;

import dev.ilk.cedar.Policy;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a policy says beside yes or no, in its annotations.
 *
 * @param reason the sentence for the person concerned, from {@code @reason}; empty if it has none
 * @param lifetime the longest life of a credential issued on a permit, from {@code
 *     @lifetime("5m")}
 * @param needs what would lift a forbid, from {@code @needs}: a list, separated by commas, of
 *     {@code step-up ACR}, {@code approval ROLE}, {@code fresh-proof SPAN} and {@code elevation
 *     ROLE}
 * @param shadow whether it is only evaluated and recorded, from {@code @shadow}
 */
record Terms(
    String reason, Optional<Duration> lifetime, List<Decision.Need> needs, boolean shadow) {

  static Result<Terms> of(Policy policy) {
    List<Problem> problems = new ArrayList<>();
    Optional<Duration> lifetime = Optional.empty();
    Optional<String> written = policy.annotation("lifetime");
    if (written.isPresent()) {
      lifetime = Span.parse(written.get()).filter(Duration::isPositive);
      if (lifetime.isEmpty() || Policies.forbids(policy)) {
        problems.add(
            wrong(policy, "`@lifetime(\"%s\")`".formatted(written.get()))
                .mend("it stands on a permit and says a span such as `5m`"));
      }
    }
    List<Decision.Need> needs = new ArrayList<>();
    policy.annotation("needs").ifPresent(text -> readNeeds(policy, text, needs, problems));
    return problems.isEmpty()
        ? Result.ok(
            new Terms(
                policy.annotation("reason").orElse(""),
                lifetime,
                needs,
                policy.annotation("shadow").isPresent()))
        : new Result.Failed<>(problems);
  }

  private static void readNeeds(
      Policy policy, String text, List<Decision.Need> needs, List<Problem> problems) {
    for (String part : text.split(",", -1)) {
      Optional<Decision.Need> need = need(part.strip());
      need.ifPresent(needs::add);
      if (need.isEmpty() || !Policies.forbids(policy)) {
        problems.add(
            wrong(policy, "`@needs(\"%s\")`".formatted(text))
                .mend(
                    "it stands on a forbid and lists `step-up ACR`, `approval ROLE`,"
                        + " `fresh-proof SPAN` or `elevation ROLE`"));
        return;
      }
    }
  }

  private static Optional<Decision.Need> need(String part) {
    int space = part.indexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    String value = part.substring(space + 1).strip();
    return switch (part.substring(0, space)) {
      case "step-up" -> Optional.of(new Decision.Need.StepUp(value));
      case "approval" -> Optional.of(new Decision.Need.Approval(value));
      case "elevation" -> Optional.of(new Decision.Need.Elevation(value));
      case "fresh-proof" -> Span.parse(value).map(Decision.Need.FreshProof::new);
      default -> Optional.empty();
    };
  }

  private static Problem wrong(Policy policy, String what) {
    return Policies.invalid("policy_annotation", what + " makes no sense").at(policy.id());
  }
}
