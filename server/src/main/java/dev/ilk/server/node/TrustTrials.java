package dev.ilk.server.node;

import dev.ilk.actor.TrustRule;
import dev.ilk.gate.TryTrust;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.trust.Trial;
import dev.ilk.registry.check.TrustTrial;
import java.time.Instant;
import java.util.List;

/** What federation finds when rules are tried, in the words of the command that asks. */
final class TrustTrials implements TrustTrial {
  private final Trial trial;

  TrustTrials(IssuerKeys keys) {
    this.trial = new Trial(keys);
  }

  @Override
  public Result<TryTrust.Trial> trial(List<TrustRule> rules, String shown, Instant now) {
    return trial
        .of(rules, shown, now)
        .then(told ->
            Result.ok(
                new TryTrust.Trial(
                    told.genuine().map(TrustTrials::step),
                    told.rules().stream().map(TrustTrials::tried).toList(),
                    told.others())));
  }

  private static TryTrust.Tried tried(Trial.Tried one) {
    return new TryTrust.Tried(
        one.rule().name(),
        one.rule().subject(),
        one.matches(),
        one.steps().stream().map(TrustTrials::step).toList());
  }

  private static TryTrust.Step step(Trial.Step step) {
    return new TryTrust.Step(step.what(), step.holds(), step.found());
  }
}
