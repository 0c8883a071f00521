package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.Link;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Say whether an account belongs to an identity. It counts whatever evidence says, and is
 * remembered.
 *
 * @param account which account
 * @param subject to whom, such as {@code human:ada}
 * @param belongs whether it does
 */
public record LinkAccount(Id.Account account, String subject, boolean belongs)
    implements Command<Link> {

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
        action(),
        "Account",
        account.value(),
        Map.of("subject", subject, "belongs", String.valueOf(belongs)));
  }
}
