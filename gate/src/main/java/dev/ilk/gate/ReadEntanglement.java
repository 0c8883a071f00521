package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.Entangled;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * See what hangs on an identity or an account, and would feel its end.
 *
 * @param of a subject, such as {@code human:ada}, or the id of an account
 */
public record ReadEntanglement(String of) implements Command<Entangled> {

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
    return Asked.action(action(), "Estate", of);
  }
}
