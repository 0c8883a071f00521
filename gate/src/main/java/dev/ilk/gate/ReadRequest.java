package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * See one request for an identity. To whom it is no concern it is unknown.
 *
 * @param id which
 */
public record ReadRequest(Id.IdentityRequest id)
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
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "IdentityRequest", id.value());
  }
}
