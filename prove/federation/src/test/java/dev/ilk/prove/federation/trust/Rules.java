package dev.ilk.prove.federation.trust;

import dev.ilk.actor.Issuers;
import dev.ilk.actor.TrustRule;
import java.util.Optional;

/** Trust rules for tests. */
final class Rules {
  static final String GITHUB = "https://token.actions.githubusercontent.com";
  static final String AUDIENCE = "https://ilk.example/e/prod/workload";

  static final Issuers OWN = new Issuers("https://ilk.example");

  private Rules() {}

  static TrustRule github(String name, String subject, String condition) {
    return new TrustRule(name, subject, GITHUB, Optional.empty(), AUDIENCE, condition);
  }

  static TrustRule github(String condition) {
    return github("deploy", "workload:prod-deployer", condition);
  }

  static TrustRule at(String issuer, String condition) {
    return new TrustRule(
        "deploy", "workload:prod-deployer", issuer, Optional.empty(), AUDIENCE, condition);
  }
}
