package dev.ilk.issue.svid;

import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadAuthority;
import dev.ilk.kernel.Result;

/** Tells who signs certificates of an environment, and who will. */
public final class AuthorityReading implements Handler<ReadAuthority, ReadAuthority.State> {
  private final AuthorityStanding standing;

  /**
   * Builds the handler.
   *
   * @param standing how authorities stand
   */
  public AuthorityReading(AuthorityStanding standing) {
    this.standing = standing;
  }

  @Override
  public Result<Handled<ReadAuthority.State>> act(Permit<ReadAuthority> permit)
      throws PartUnavailable {
    ReadAuthority asked = permit.command();
    return Result.ok(Handled.of(standing.of(asked.at(), permit.arrival().at()), asked.asked()));
  }
}
