package dev.ilk.issue.factor;

import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadFactors;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import java.time.Instant;

/** Tells people what they prove who they are with. */
public final class FactorsReading implements Handler<ReadFactors, ReadFactors.Factors> {
  private final PasskeyStore passkeys;
  private final RecoveryStore recoveries;

  /**
   * Builds the handler.
   *
   * @param passkeys keeps passkeys
   * @param recoveries keeps recoveries
   */
  public FactorsReading(PasskeyStore passkeys, RecoveryStore recoveries) {
    this.passkeys = passkeys;
    this.recoveries = recoveries;
  }

  @Override
  public Result<Handled<ReadFactors.Factors>> act(Permit<ReadFactors> permit)
      throws PartUnavailable {
    if (!(permit.proof() instanceof Proof.OfHuman proof)) {
      return Result.failed(
          Problem.of(Problem.Kind.REFUSED, "no_factors", "only people have factors"));
    }
    Instant now = permit.arrival().at();
    try {
      ReadFactors.Factors factors =
          new ReadFactors.Factors(
              passkeys.of(proof.actor().id()),
              proof.authenticatedAt(),
              proof.assurance(),
              proof.factors(),
              recoveries
                  .of(proof.actor().id(), now)
                  .flatMap(one -> one.view(proof.actor().subject(), now)));
      return Result.ok(Handled.of(factors, permit.command().asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("passkeys cannot be read", e);
    }
  }
}
