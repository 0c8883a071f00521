package dev.ilk.guard;

import java.net.URI;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** How a service proves itself when it asks for its own token (RFC 6749, section 4). */
public interface OwnProof {
  /**
   * What it shows, and for what grant.
   *
   * @return parameters of the token endpoint, without the audience
   * @throws IlkUnavailable if there is nothing to show
   */
  SequencedMap<String, String> parameters() throws IlkUnavailable;

  /**
   * Under which name the token endpoint is told that the token is for Ilk itself.
   *
   * @return {@code audience} or {@code resource}
   */
  String audienceParameter();

  /**
   * Where the token endpoint is.
   *
   * @param issuer whose
   * @return its address
   */
  default URI endpoint(String issuer) {
    return URI.create(issuer + "/token");
  }

  /**
   * With what it connects.
   *
   * @return empty to connect as everyone does
   */
  default Optional<SSLContext> tls() {
    return Optional.empty();
  }

  /**
   * The identity token of its platform, exchanged (RFC 8693).
   *
   * @param token reads it, such as a projected service-account token; called for each exchange
   * @return such a proof
   */
  static OwnProof ofPlatform(Supplier<String> token) {
    return new PlatformToken(token);
  }
}
