package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.migration.SecretAdvice;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * Read one static secret, and what replaces its sort.
 *
 * @param id which
 */
public record ReadSecret(Id.Secret id) implements Command<SecretAdvice>, AboutSecrets {

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
    return Asked.action(action(), "StaticSecret", id.value());
  }
}
