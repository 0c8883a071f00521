package dev.ilk.issue.acme;

import dev.ilk.kernel.Problem;
import java.util.Optional;

/** Looks whether software answers under a name ({@code tls-alpn-01}, RFC 8737). */
@FunctionalInterface
public interface NameCheck {

  /**
   * Looks. Blocks for seconds at most.
   *
   * @param name in the DNS
   * @param authorization the key authorization (RFC 8555, section 8.1)
   * @return why not; empty if it does
   */
  Optional<Problem> objection(String name, String authorization);
}
