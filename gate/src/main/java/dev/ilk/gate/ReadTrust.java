package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.TrustRule;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Set;

/** Read all rules of federation: whom Ilk believes what, by issuer and name. */
public record ReadTrust() implements Command<List<TrustRule>> {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Registry", "all");
  }
}
