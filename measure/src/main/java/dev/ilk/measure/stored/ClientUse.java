package dev.ilk.measure.stored;

import dev.ilk.kernel.Id;
import dev.ilk.record.Event;
import dev.ilk.record.Party;
import dev.ilk.record.ProofNote;
import java.util.Map;
import java.util.Optional;

/**
 * That a client used something that one alone should hold, from somewhere. What several may hold by
 * right is not told of: a token of a platform proves another instance each time, and a JWT-SVID is
 * over before anything could be said of it.
 *
 * @param client which
 * @param credential what it used: {@link #DECLARED}, or the one of several that it holds
 * @param network the address that it came from, in text form
 */
public record ClientUse(Id.Identity client, String credential, String network) {
  /** What is declared for the client: a key, a name in certificates, or certificates. */
  public static final String DECLARED = "declared";

  /** By which evidence those credentials are told apart of which each instance has its own. */
  private static final Map<String, String> OWN =
      Map.of("x509-svid", "x5t#S256", "joined-agent", "joined_agent");

  /**
   * The use of a client that an event tells of, whether it was then allowed or not.
   *
   * @param event of a proven actor
   * @return nothing if no client came over the network and proved itself
   */
  public static Optional<ClientUse> of(Event event) {
    if (event.actor().isEmpty()
        || event.scene().network().isEmpty()
        || !(event.proof().orElse(null) instanceof ProofNote.OfWorkload proof)) {
      return Optional.empty();
    }
    Party client = event.actor().get();
    return credential(proof)
        .map(credential -> new ClientUse(client.id(), credential, event.scene().network()));
  }

  private static Optional<String> credential(ProofNote.OfWorkload proof) {
    return switch (proof.method()) {
      case "private-key-jwt", "tls-client-auth", "self-signed-tls-client-auth" ->
          Optional.of(DECLARED);
      default ->
          Optional.ofNullable(OWN.get(proof.method()))
              .map(evidence -> proof.claims().get(evidence))
              .map(value -> proof.method() + " " + value);
    };
  }
}
