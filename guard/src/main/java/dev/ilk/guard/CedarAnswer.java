package dev.ilk.guard;

import dev.ilk.cedar.Policy;
import dev.ilk.cedar.Response;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cedar's answer as a judgement. */
final class CedarAnswer {
  private CedarAnswer() {}

  static Judgement of(Response response) {
    return new Judgement(response.allowed(), reason(response), response.reasons());
  }

  private static String reason(Response response) {
    String reasons =
        response.determining().stream()
            .map(Policy::annotations)
            .flatMap(annotations -> Stream.ofNullable(annotations.get("reason")))
            .distinct()
            .collect(Collectors.joining("; "));
    if (!reasons.isEmpty()) {
      return reasons;
    }
    return response.allowed() ? "a policy permits it" : "no policy permits it";
  }
}
