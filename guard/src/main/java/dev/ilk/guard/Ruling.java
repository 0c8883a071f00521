package dev.ilk.guard;

import java.util.List;

/** Whether a request may go on; a service switches over it. */
public sealed interface Ruling {

  /**
   * It may.
   *
   * @param caller who calls
   * @param judgement why
   */
  record Permitted(Caller caller, Judgement judgement) implements Ruling {}

  /**
   * It may not.
   *
   * @param status the HTTP status to answer with: 401, 403 or 503
   * @param error a code of RFC 6750, section 3.1, or {@code temporarily_unavailable}
   * @param reason one sentence for the caller
   * @param policies the ids of the policies that decided; empty if it did not come to that
   * @param challenge the value of {@code WWW-Authenticate}; empty with 503
   */
  record Refused(int status, String error, String reason, List<String> policies, String challenge)
      implements Ruling {
    public Refused {
      policies = List.copyOf(policies);
    }
  }
}
