package dev.ilk.issue.revocation;

import dev.ilk.gate.Affected;
import dev.ilk.gate.Revoke;
import java.time.Instant;
import java.util.Set;

/** For tests of something else than how far a revocation reaches. */
public final class NothingAffected implements Affected {
  /** Makes one. */
  public NothingAffected() {}

  @Override
  public Revoke.Reached by(Revoke.Revocable what, Instant at) {
    return Revoke.Reached.NOTHING;
  }

  @Override
  public Set<String> vouchedBy(String issuer) {
    return Set.of();
  }
}
