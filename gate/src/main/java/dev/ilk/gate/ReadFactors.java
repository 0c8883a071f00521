package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Passkey;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** See one's own passkeys, how one proved who one is, and whether a recovery is under way. */
public record ReadFactors() implements Command<ReadFactors.Factors> {

  /**
   * What one proves who one is with.
   *
   * @param passkeys the oldest first
   * @param authenticated when one last signed in or used a passkey
   * @param assurance the {@code acr} reached; may be empty
   * @param factors the {@code amr} values
   * @param recovery the latest, unless it is over
   */
  public record Factors(
      List<Passkey> passkeys,
      Instant authenticated,
      String assurance,
      List<String> factors,
      Optional<RecoveryView> recovery) {
    public Factors {
      passkeys = List.copyOf(passkeys);
      factors = List.copyOf(factors);
    }
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
    return Asked.action(action(), "Factors", "own");
  }
}
