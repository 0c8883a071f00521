package dev.ilk.prove.federation.trust;

import dev.ilk.actor.Issuers;
import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Width;
import java.util.Optional;
import java.util.Set;

/** Trust rules for tests. */
final class Rules {
  static final String GITHUB = "https://token.actions.githubusercontent.com";
  static final String AUDIENCE = "https://ilk.example/e/prod/workload";

  static final Issuers OWN = new Issuers("https://ilk.example");

  /** For tests of something else than which line of a source's work a rule lets in. */
  static final Optional<TrustRule.Accepted> ANY_WORK =
      Optional.of(
          new TrustRule.Accepted(Set.of(Width.ANY_BRANCH, Width.PULL_REQUESTS), "for a test"));

  private Rules() {}

  static TrustRule github(String name, String subject, String condition) {
    return new TrustRule(name, subject, GITHUB, Optional.empty(), AUDIENCE, condition, ANY_WORK);
  }

  static TrustRule github(String condition) {
    return github("deploy", "workload:prod-deployer", condition);
  }

  static TrustRule at(String issuer, String condition) {
    return new TrustRule(
        "deploy",
        "workload:prod-deployer",
        issuer,
        Optional.empty(),
        AUDIENCE,
        condition,
        ANY_WORK);
  }

  static TrustRule narrow(String issuer, String condition) {
    return new TrustRule(
        "deploy", "workload:prod-deployer", issuer, Optional.empty(), AUDIENCE, condition);
  }
}
