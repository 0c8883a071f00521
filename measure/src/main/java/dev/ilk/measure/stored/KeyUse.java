package dev.ilk.measure.stored;

import dev.ilk.kernel.Id;
import dev.ilk.record.Event;
import dev.ilk.record.Party;
import dev.ilk.record.ProofNote;
import java.util.Map;
import java.util.Optional;

/**
 * That a client proved itself by a key or certificate of its own.
 *
 * @param client which
 * @param thumbprint of the key (RFC 7638) or of the certificate ({@code x5t#S256})
 */
public record KeyUse(Id.Identity client, String thumbprint) {
  /** Which evidence tells the key, by how a client proved itself. */
  private static final Map<String, String> KEYS =
      Map.of(
          "private-key-jwt", "jkt",
          "webhook-signature", "jkt",
          "self-signed-tls-client-auth", "x5t#S256");

  /**
   * The use of a key that an event tells of, whether it was then allowed or not.
   *
   * @param event of any sort
   * @return nothing if no client proved itself so
   */
  public static Optional<KeyUse> of(Event event) {
    if (!(event.proof().orElse(null) instanceof ProofNote.OfWorkload proof)) {
      return Optional.empty();
    }
    Optional<Party> client = event.actor();
    return Optional.ofNullable(KEYS.get(proof.method()))
        .map(evidence -> proof.claims().get(evidence))
        .flatMap(thumbprint -> client.map(party -> new KeyUse(party.id(), thumbprint)));
  }
}
