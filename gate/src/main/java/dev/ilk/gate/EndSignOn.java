package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * End what a person opened by signing on at a provider, because the provider says that it is over
 * there (OpenID Connect Back-Channel Logout 1.0, section 2.7).
 *
 * @param issuer the provider's issuer identifier
 * @param session the provider's session; empty for all of them
 * @param before sessions opened later than this are left alone: the provider knew nothing of them
 */
public record EndSignOn(String issuer, Optional<String> session, Instant before)
    implements Command<EndSessions.Ended> {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.taking("session", "at " + issuer);
  }
}
