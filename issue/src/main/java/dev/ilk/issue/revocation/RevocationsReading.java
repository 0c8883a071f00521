package dev.ilk.issue.revocation;

import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadRevocations;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Comparator;

/** Tells what is suspended, from this node's memory. */
public final class RevocationsReading
    implements Handler<ReadRevocations, ReadRevocations.Standing> {
  private final Revocations revocations;
  private final Suspensions suspensions;

  /**
   * Builds the handler.
   *
   * @param revocations what this node holds of revocations
   * @param suspensions what it holds of suspensions
   */
  public RevocationsReading(Revocations revocations, Suspensions suspensions) {
    this.revocations = revocations;
    this.suspensions = suspensions;
  }

  @Override
  public Result<Handled<ReadRevocations.Standing>> act(Permit<ReadRevocations> permit)
      throws PartUnavailable {
    try {
      ReadRevocations.Standing standing =
          new ReadRevocations.Standing(
              suspensions.all().stream()
                  .sorted(Comparator.comparing(Suspension::name))
                  .map(one -> new ReadRevocations.Suspended(one.name(), one.at(), one.reason()))
                  .toList(),
              revocations.latest(),
              revocations.asOf());
      return Result.ok(Handled.of(standing, permit.command().asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("revocations", e);
    }
  }
}
