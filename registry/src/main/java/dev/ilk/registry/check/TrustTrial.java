package dev.ilk.registry.check;

import dev.ilk.actor.TrustRule;
import dev.ilk.gate.TryTrust;
import dev.ilk.kernel.Result;
import java.time.Instant;
import java.util.List;

/** Tries rules of federation on a token. */
@FunctionalInterface
public interface TrustTrial {

  /**
   * Tries rules.
   *
   * @param rules which
   * @param shown a token, or claims as a JSON object
   * @param now the present
   * @return how each fared, or why it is neither a token nor claims
   */
  Result<TryTrust.Trial> trial(List<TrustRule> rules, String shown, Instant now);
}
