package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Replace the signing key of an issuer; the old key stays published until all that it signed has
 * ended.
 *
 * @param at the environment
 * @param plane which of its issuers
 */
public record RotateKeys(Environment at, Kind plane) implements Command<RotateKeys.Rotated> {

  /**
   * The new key signs from now on.
   *
   * @param active the new key's id
   * @param retired the old key's id
   */
  public record Rotated(String active, String retired) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Issuer", at.name() + "/" + plane.word());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
