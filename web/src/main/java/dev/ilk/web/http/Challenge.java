package dev.ilk.web.http;

import dev.ilk.kernel.Problem;
import dev.ilk.keys.Algorithm;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
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
