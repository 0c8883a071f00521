package dev.ilk.lifecycle.request;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Team;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.gate.request.IdentityRequest.State;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Result;
import dev.ilk.registry.check.RuleComposer;
import dev.ilk.registry.stored.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Templates and requests for tests. */
public final class Asking {
  /** Composes without looking at what it is told. */
  public static final RuleComposer COMPOSER =
      (platform, words) ->
          Result.ok(
              new RuleComposer.Composed(
                  "https://token.example",
                  Optional.empty(),
                  "claims.repository_id == \"%s\""
                      .formatted(words.getOrDefault("repository_id", "")),
                  "tokens of " + platform,
                  "a fork",
                  ""));

  private Asking() {}

  /**
   * A template by which anyone of a team may have a deployer in dev, and with approval in prod.
   *
   * @param about what it says of itself
   * @return as it is written
   */
  public static String template(String about) {
    return """
    template: deployer
    about: %s
    kind: workload
    subtype: ci-pipeline
    name: "{environment}-{service}-deployer"
    parameters:
      - {name: service, form: name}
      - {name: repository, form: number}
      - {name: branch, values: [main, release/1]}
    environments:
      - dev
      - {name: prod, approval: [owner, security]}
    purpose: deploy {service} for {team}
    trust:
      platform: github
      audience: https://ilk.example
      words: ["repository_id={repository}", "branch={branch}", "owner_id=65"]
    scopes: [deploy:read, deploy:write]
    longest_life: 30d
    """
        .formatted(about);
  }

  /**
   * A request for a deployer of production.
   *
   * @param service of what
   * @param at when it was asked for
   * @param state how it stands
   * @param task where it is approved
   * @return a request of alice's team
   */
  public static IdentityRequest request(
      String service, Instant at, State state, Optional<Id.AccessRequest> task) {
    String name = "prod-" + service + "-deployer";
    return new IdentityRequest(
            Samples.IDS.identityRequest(),
            new IdentityRequest.Asked(
                Samples.IDS.identity(),
                "human:alice",
                "deployer",
                "0".repeat(64),
                new Team("payments"),
                new Environment("prod"),
                "releases, \"quoted\"\tand more",
                at),
            new IdentityRequest.Wanted(
                Samples.IDS.identity(),
                "workload:" + name,
                document(name),
                "tokens of github",
                "a fork",
                ""),
            new IdentityRequest.Approval(
                task.isPresent() ? List.of("team:payments", "security") : List.of(),
                task,
                at.plus(Duration.ofDays(7))),
            State.WAITING,
            "",
            Optional.empty())
        .in(state, "", at);
  }

  private static String document(String name) {
    return """
    {"workloads": [{"name": "%s", "subtype": "ci-pipeline", "environment": "prod",
      "owner": {"team": "payments", "contact": "alice"}, "purpose": "deploy it",
      "expires": "30d", "trust": [{"issuer": "https://token.example",
      "audience": "https://ilk.example", "condition": "claims.repository_id == \\"1\\""}]}]}
    """
        .formatted(name);
  }
}
