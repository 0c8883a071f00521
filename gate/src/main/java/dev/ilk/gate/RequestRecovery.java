package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Ask for a recovery because every passkey is lost: another person approves it, a waiting time
 * passes, and then one may enrol a passkey without showing an old one.
 *
 * @param reason what happened, for whoever approves; 1 to 200 characters
 */
public record RequestRecovery(String reason) implements Command<RecoveryView> {
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
    return Asked.action(action(), "Factors", "own", Map.of());
  }
}
