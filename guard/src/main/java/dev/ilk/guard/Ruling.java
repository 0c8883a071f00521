package dev.ilk.guard;

import dev.ilk.keys.jose.Claims;
import java.util.List;
import java.util.Optional;

/** Whether a request may go on; a service switches over it. */
public sealed interface Ruling {

  /**
   * What to send as {@code DPoP-Nonce}, so that the caller's next proof can repeat it (RFC 9449,
   * section 8.2).
   *
   * @return empty if the caller uses no proofs
   */
  Optional<String> nonce();

  /**
   * It may.
   *
   * @param caller who calls
   * @param judgement why
   * @param nonce for the answer
   */
  record Permitted(Caller caller, Judgement judgement, Optional<String> nonce) implements Ruling {}

  /**
   * It may not.
   *
   * @param status the HTTP status to answer with: 401, 403 or 503
   * @param error a code of RFC 6750, section 3.1, or RFC 9449, section 7.1, or {@code
   *     temporarily_unavailable}
   * @param reason one sentence for the caller
   * @param policies the ids of the policies that decided; empty if it did not come to that
   * @param challenges the values of {@code WWW-Authenticate}, each for a header of its own; empty
   *     with 503
   * @param nonce for the answer
   */
  record Refused(
      int status,
      String error,
      String reason,
      List<String> policies,
      List<String> challenges,
      Optional<String> nonce)
      implements Ruling {
    public Refused {
      policies = List.copyOf(policies);
      challenges = List.copyOf(challenges);
    }

    /**
     * For a request of which the service's guard was not told what it does.
     *
     * @return 403, before anything was looked at
     */
    public static Refused undescribed() {
      return new Refused(
          403,
          "access_denied",
          "nobody has described what this request does",
          List.of(),
          List.of(),
          Optional.empty());
    }

    /**
     * The refusal as a document for the caller, with {@code error} and {@code error_description} as
     * in RFC 6749, section 5.2.
     *
     * @return a JSON object in UTF-8
     */
    public byte[] json() {
      return Claims.builder().put("error", error).put("error_description", reason).build().json();
    }
  }
}
