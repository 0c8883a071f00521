package dev.ilk.decide;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who asks, and what they ask for. */
final class Cast {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final Audience PAYMENTS = new Audience("https://payments.acme.example");
  private static final Ids IDS = new Ids(InstantSource.fixed(NOW));
  private static final Stewardship STEWARDSHIP =
      new Stewardship(
          new Team("payments"),
          "alice",
          Optional.empty(),
          "moves money in tests",
          Stewardship.Sensitivity.HIGH,
          "oidc-federation",
          Duration.ofMinutes(5),
          Set.of(),
          true,
          Optional.empty(),
          "ilk revoke",
          Optional.empty());

  private Cast() {}

  static Id.Identity identity() {
    return IDS.identity();
  }

  static Human human(String name, String team, Role... roles) {
    return new Human(
        IDS.identity(),
        name,
        Human.Subtype.EMPLOYEE,
        Status.ACTIVE,
        NOW,
        Optional.empty(),
        new Human.ProviderAccount("corp", Optional.empty(), name + "@acme.example"),
        Set.of(new Team(team)),
        Set.of(roles),
        new Human.Profile("", "", ""));
  }

  static Workload workload(String environment, String... scopes) {
    return new Workload(
        IDS.identity(),
        environment + "-payments-deployer",
        Workload.Subtype.CI_PIPELINE,
        Status.ACTIVE,
        new Environment(environment),
        Tenant.SOLE,
        STEWARDSHIP,
        NOW,
        NOW.plus(Duration.ofDays(90)),
        Set.of(scopes));
  }

  static Agent agent() {
    return new Agent(
        IDS.identity(),
        "prod-invoice-helper",
        Status.ACTIVE,
        new Environment("prod"),
        Tenant.SOLE,
        STEWARDSHIP,
        NOW,
        NOW.plus(Duration.ofDays(90)),
        Set.of("invoices:read"),
        "model-1");
  }

  static Delegation lent(Human grantor, Agent agent, Audience audience) {
    return new Delegation(
        IDS.delegation(),
        grantor.id(),
        agent.id(),
        agent.environment(),
        agent.tenant(),
        Set.of(audience),
        Set.of("invoices:read"),
        "sort invoices",
        NOW,
        NOW.plus(Duration.ofHours(1)),
        false);
  }

  /** A service of an environment and tenant, as the registry describes it. */
  static Target service(String environment, String tenant) {
    return new Target(
        "ResourceServer",
        PAYMENTS.uri(),
        List.of(new Fact.Ref("Team", "payments")),
        Map.of(
            "environment", new Fact.Text(environment),
            "tenant", new Fact.Text(tenant),
            "own", new Fact.Flag(false)));
  }

  static Map<String, Fact> context() {
    return Map.of(
        "time", new Fact.Moment(NOW),
        "network", new Fact.Address("10.1.2.3"),
        "proof", new Fact.Group(Map.of("age", new Fact.Length(Duration.ofSeconds(20)))));
  }
}
