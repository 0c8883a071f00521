package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Take a request of one's own back before it is answered.
 *
 * @param id which
 */
public record WithdrawRequest(Id.IdentityRequest id)
    implements Command<IdentityRequest>, AboutRequests {

  @Override
  public Optional<Team> team() {
    return Optional.empty();
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
    return Asked.action(action(), "IdentityRequest", id.value());
  }
}
