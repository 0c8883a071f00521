package dev.ilk.issue.session;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;

/**
 * A session as it stands, found by its person.
 *
 * @param id its name
 * @param issuer the identity provider that vouched for the person
 * @param assurance the {@code acr} reached; may be empty
 * @param factors the {@code amr} values of it
 * @param authenticated when the person last proved who they are
 * @param issued when the person signed in
 * @param lastSeen when it was last used, to the minute
 * @param expires the absolute end
 * @param origin where it was opened
 */
public record KeptSession(
    Id.Session id,
    String issuer,
    String assurance,
    List<String> factors,
    Instant authenticated,
    Instant issued,
    Instant lastSeen,
    Instant expires,
    Origin origin) {
  public KeptSession {
    factors = List.copyOf(factors);
  }
}
