package dev.ilk.gate;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;
import java.util.List;

/** Tells a caller who it is, and people what they must not overlook. */
public final class SelfReading implements Handler<ReadSelf, ReadSelf.Self> {
  private final Emergencies emergencies;

  /**
   * Builds the handler.
   *
   * @param emergencies knows which emergency identities are open
   */
  public SelfReading(Emergencies emergencies) {
    this.emergencies = emergencies;
  }

  @Override
  public Result<Handled<ReadSelf.Self>> act(Permit<ReadSelf> permit) throws PartUnavailable {
    Proof proof = permit.proof();
    ReadSelf.Self self =
        new ReadSelf.Self(
            proof.actor(),
            proof.method(),
            proof.issuer(),
            proof.expires(),
            permit.elevations(),
            proof.actor() instanceof Human ? emergencies.open(permit.arrival().at()) : List.of());
    return Result.ok(Handled.of(self, permit.command().asked()));
  }
}
