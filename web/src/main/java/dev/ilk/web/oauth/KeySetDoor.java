package dev.ilk.web.oauth;

import dev.ilk.actor.Issuers;
import dev.ilk.gate.PartUnavailable;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/** {@code GET …/jwks}: the keys that verify an issuer's tokens (RFC 7517, section 5). */
final class KeySetDoor extends PublishedDoor {
  /** A next key is published for at least as long before it signs. */
  private static final int SECONDS = 60;

  private final Publications publications;

  KeySetDoor(Publications publications) {
    this.publications = publications;
  }

  @Override
  Optional<Page> page(ServerRequest request, Issuers.Issuer issuer) throws PartUnavailable {
    return publications
        .keys(issuer)
        .map(keys -> new Page("application/jwk-set+json", keys.jwks(), SECONDS));
  }
}
