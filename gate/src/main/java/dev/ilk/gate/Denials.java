package dev.ilk.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Ties a request for approval to the denial that it follows (AuthZEN Access Request and Approval
 * Profile, draft 1, section on binding tokens): nobody can ask for the approval of what was not
 * denied for want of one, nor change who has to give it.
 */
public interface Denials {

  /**
   * Seals a denial into a token for the enforcement point to bring back.
   *
   * @param denial what was denied
   * @return a text that nobody else can make; it holds no secret
   */
  String seal(Denial denial);

  /**
   * Opens a token.
   *
   * @param token of any content
   * @return empty if it was not sealed here, or was altered
   */
  Optional<Denial> open(String token);

  /**
   * A denial for want of approvals.
   *
   * @param arguments a digest of all that was asked
   * @param approvers who has to approve, as policies name them; one person for each
   * @param reason the policies' sentence
   * @param until until when approval can be asked for
   */
  record Denial(String arguments, List<String> approvers, String reason, Instant until) {
    public Denial {
      approvers = List.copyOf(approvers);
    }
  }
}
