package dev.ilk.web.http;

import dev.ilk.decide.Decision;
import dev.ilk.kernel.Problem;
import dev.ilk.keys.Algorithm;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a 401 says of how to do better (RFC 9110, section 15.5.2): by a bearer token (RFC 6750,
 * section 3), or by one that is bound to a key, with a proof of it (RFC 9449, section 7.1).
 */
public final class Challenge {
  private static final String ALGORITHMS =
      Stream.of(Algorithm.values())
          .map(Algorithm::joseName)
          .collect(Collectors.joining(" ", "algs=\"", "\""));

  private static final Set<String> OF_PROOF = Set.of("dpop_proof_invalid", "dpop_proof_replayed");
  private static final Set<String> OF_KEY = Set.of("dpop_proof_missing", "dpop_key_mismatch");

  private Challenge() {}

  /**
   * Asks for another authentication, if that alone would make a denial an allow (RFC 9470, section
   * 3).
   *
   * @param response not sent yet
   * @param decision a denial
   * @return whether it was asked for; the status is then 401
   */
  static boolean stepUp(ServerResponse response, Decision decision) {
    if (!(decision instanceof Decision.Needs needs)) {
      return false;
    }
    List<String> levels = new ArrayList<>();
    Optional<Duration> age = Optional.empty();
    for (Decision.Need need : needs.needs()) {
      switch (need) {
        case Decision.Need.StepUp(String assurance) -> levels.add(assurance);
        case Decision.Need.FreshProof(Duration most) ->
            age = age.filter(other -> other.compareTo(most) < 0).or(() -> Optional.of(most));
        case Decision.Need.Approval _, Decision.Need.Elevation _ -> {
          return false;
        }
      }
    }
    StringBuilder challenge =
        new StringBuilder("Bearer error=\"insufficient_user_authentication\"");
    if (!levels.isEmpty()) {
      challenge.append(", acr_values=\"").append(quotable(String.join(" ", levels))).append('"');
    }
    age.ifPresent(most -> challenge.append(", max_age=\"").append(most.toSeconds()).append('"'));
    response.header(HeaderNames.WWW_AUTHENTICATE, challenge.toString());
    return true;
  }

  /** What may stand between quotation marks (RFC 9110, section 5.6.4). */
  private static String quotable(String text) {
    return text.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "");
  }

  /**
   * Adds the challenges to an answer.
   *
   * @param response not sent yet
   * @param problem what was wrong
   * @param tokenRefused whether a token was shown that is not taken
   */
  public static void add(ServerResponse response, Problem problem, boolean tokenRefused) {
    boolean keyed = OF_PROOF.contains(problem.code()) || OF_KEY.contains(problem.code());
    String bearer = tokenRefused && !keyed ? "Bearer error=\"invalid_token\"" : "Bearer";
    String error =
        OF_PROOF.contains(problem.code())
            ? "error=\"invalid_dpop_proof\", "
            : keyed ? "error=\"invalid_token\", " : "";
    response.header(HeaderNames.WWW_AUTHENTICATE, bearer, "DPoP " + error + ALGORITHMS);
  }
}
