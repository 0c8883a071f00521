package dev.ilk.actor;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.Sha256;
import java.time.Instant;

/**
 * A SPIFFE agent that joined by a token and proves itself by its own key from then on.
 *
 * @param id which
 * @param environment the environment whose processes it serves
 * @param holder the workload that it is
 * @param jwks its public key, the only one of a JWK set in JSON (RFC 7517, section 5)
 * @param thumbprint the key's (RFC 7638)
 * @param joined when it joined
 * @param expires the first instant at which the key proves nothing, unless it is renewed
 */
public record JoinedAgent(
    Id.JoinedAgent id,
    Environment environment,
    Id.Identity holder,
    String jwks,
    String thumbprint,
    Instant joined,
    Instant expires) {
  private static final int DIGITS = 20;

  /**
   * Under which name what is issued to it is taken back.
   *
   * @return {@code inst_} and 80 bits in hexadecimal digits, as other instances are named
   */
  public String instance() {
    return "inst_" + Sha256.hex(id.value()).substring(0, DIGITS);
  }
}
