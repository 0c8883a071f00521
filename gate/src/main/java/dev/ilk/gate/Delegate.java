package dev.ilk.gate;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.util.Set;

/**
 * Lend a part of one's own authority to an agent for a time (A1).
 *
 * @param agent the agent's name
 * @param audiences for which services; at least one
 * @param scopes for which operations; at least one
 * @param lasting for how long, from now
 * @param purpose what for; 1 to 200 characters
 */
public record Delegate(
    String agent, Set<Audience> audiences, Set<String> scopes, Duration lasting, String purpose)
    implements Command<Delegation> {
  public Delegate {
    audiences = Set.copyOf(audiences);
    scopes = Set.copyOf(scopes);
  }

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
    return Asked.credential("delegation", "agent:" + agent, scopes).saying(purpose);
  }
}
