package dev.ilk.gate;

import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;

/** Tells a caller who it is. */
public final class SelfReading implements Handler<ReadSelf, ReadSelf.Self> {
  @Override
  public Result<Handled<ReadSelf.Self>> act(Permit<ReadSelf> permit) {
    Proof proof = permit.proof();
    ReadSelf.Self self =
        new ReadSelf.Self(proof.actor(), proof.method(), proof.issuer(), proof.expires());
    return Result.ok(Handled.of(self, permit.command().asked()));
  }

  /** Needs nothing beyond the permit. */
  public SelfReading() {}
}
