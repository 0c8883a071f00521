package dev.ilk.actor;

import dev.ilk.kernel.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a workload's images must have been built, and whose word counts for it (W8).
 *
 * @param builder the exact {@code builder.id} (SLSA 1)
 * @param source the exact repository, such as {@code https://github.com/acme/shop}
 * @param signer whose signature counts
 * @param logs the public keys of transparency logs, as a JWK Set: an entry in one of them is then
 *     demanded; empty if none is
 */
public record ProvenanceRule(String builder, String source, Signer signer, Optional<String> logs) {

  /** Whose signature counts. */
  public sealed interface Signer {}

  /**
   * Whoever has one of these keys.
   *
   * @param jwks the public keys, as a JWK Set
   */
  public record Keys(String jwks) implements Signer {}

  /**
   * Whom an authority has certified, as Fulcio does.
   *
   * @param authorities the certificates of the authorities that issue, in PEM
   * @param identity the exact name in the certificate: a URI, or a mail address
   * @param issuer the exact issuer that vouched for the identity to the authority
   */
  public record Certified(String authorities, String identity, String issuer) implements Signer {}

  /**
   * A name that rules share only if they are the same.
   *
   * @return the SHA-256 of all that it says, in hexadecimal
   */
  public String digest() {
    List<String> said = new ArrayList<>(List.of(builder, source, logs.orElse("")));
    switch (signer) {
      case Keys(String jwks) -> said.add(jwks);
      case Certified(String authorities, String identity, String issuer) ->
          said.addAll(List.of(authorities, identity, issuer));
    }
    return Sha256.hex(said.size() + String.join("\0", said));
  }
}
