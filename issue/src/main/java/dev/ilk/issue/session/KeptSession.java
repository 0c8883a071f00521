package dev.ilk.issue.session;

import dev.ilk.gate.SessionView;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
 * @param providerSession the provider's name of its session; may be empty
 * @param device what the browser that it was opened in said of itself; may be empty
 * @param network the IP address that it was opened from; empty if it is not known
 * @param country where that is; empty if it is not known
 * @param newDevice whether the person had not signed in with this browser before
 * @param posture what the provider said of the state of the device
 * @param moved how it was last found elsewhere
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
    String providerSession,
    String device,
    String network,
    Optional<String> country,
    boolean newDevice,
    Optional<String> posture,
    Optional<SessionView.Moved> moved) {
  public KeptSession {
    factors = List.copyOf(factors);
  }
}
