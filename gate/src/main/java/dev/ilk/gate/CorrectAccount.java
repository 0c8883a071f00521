package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Say what an account is. It counts whatever rules say, and teaches them.
 *
 * @param id which
 * @param kind what it is
 * @param reason why
 */
public record CorrectAccount(Id.Account id, Kind kind, String reason)
    implements Command<FoundAccount> {

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
    return Asked.action(
        action(), "Account", id.value(), Map.of("kind", kind.word(), "reason", reason));
  }
}
