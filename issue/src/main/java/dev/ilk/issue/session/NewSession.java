package dev.ilk.issue.session;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;

/**
 * A session as it begins.
 *
 * @param id its name; not the secret
 * @param digest of its secret, as {@link dev.ilk.keys.Secrets#digest} makes it; unique
 * @param human whose
 * @param issuer the identity provider that vouched for the person
 * @param assurance the {@code acr} that the provider named; may be empty
 * @param factors the {@code amr} values that the provider named
 * @param authenticated when the person proved who they are at the provider
 * @param issued when the person signed in; also when it was first seen
 * @param expires the absolute end
 * @param correlation the journey that begins with it
 * @param origin where it was opened
 */
public record NewSession(
    Id.Session id,
    String digest,
    Id.Identity human,
    String issuer,
    String assurance,
    List<String> factors,
    Instant authenticated,
    Instant issued,
    Instant expires,
    Id.Correlation correlation,
    Origin origin) {
  public NewSession {
    factors = List.copyOf(factors);
  }
}
