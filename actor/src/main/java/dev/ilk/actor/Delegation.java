package dev.ilk.actor;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Set;

/**
 * A person's authority lent to an agent: who, to whom, for which audiences and operations, from
 * when, until when (A1).
 *
 * @param id its name; not a secret, and useless without the agent's own proof
 * @param grantor the person whose authority it is
 * @param agent the agent that may use it
 * @param environment where it holds
 * @param tenant whose data it covers
 * @param audiences the services it covers; never empty
 * @param scopes the operations it covers; never empty
 * @param purpose what for, in the grantor's words
 * @param from the first instant at which it holds
 * @param until the first instant at which it no longer holds
 * @param revoked whether it was taken back before its end
 */
public record Delegation(
    Id.Delegation id,
    Id.Identity grantor,
    Id.Identity agent,
    Environment environment,
    Tenant tenant,
    Set<Audience> audiences,
    Set<String> scopes,
    String purpose,
    Instant from,
    Instant until,
    boolean revoked) {
  public Delegation {
    audiences = Set.copyOf(audiences);
    scopes = Set.copyOf(scopes);
    if (audiences.isEmpty() || scopes.isEmpty()) {
      throw new IllegalArgumentException("a delegation names audiences and operations");
    }
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a delegation ends after it begins");
    }
  }

  /**
   * Whether it holds at an instant.
   *
   * @param now the instant
   * @return true from {@code from} until just before {@code until}, unless revoked
   */
  public boolean holdsAt(Instant now) {
    return !revoked && !now.isBefore(from) && now.isBefore(until);
  }
}
