package dev.ilk.issue.revocation;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Identities to revoke. */
final class Identities {
  private static final Instant MADE = Instant.parse("2026-11-01T00:00:00Z");

  private Identities() {}

  static Workload workload(Ids ids, String name, Status status) {
    Stewardship stewardship =
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
    return new Workload(
        ids.identity(),
        name,
        Workload.Subtype.SERVICE,
        status,
        new Environment("prod"),
        Tenant.SOLE,
        stewardship,
        MADE,
        MADE.plus(Duration.ofDays(90)),
        Set.of("payments:read"));
  }

  static Human human(Ids ids, String name, Status status) {
    return new Human(
        ids.identity(),
        name,
        Human.Subtype.EMPLOYEE,
        status,
        MADE,
        Optional.empty(),
        new Human.ProviderAccount("corp", Optional.of("s-" + name), name + "@acme.example"),
        Set.of(),
        Set.of(),
        new Human.Profile("", "", ""));
  }

  static Delegation delegation(Ids ids) {
    return new Delegation(
        ids.delegation(),
        ids.identity(),
        ids.identity(),
        new Environment("prod"),
        Tenant.SOLE,
        Set.of(new Audience("https://payments.example")),
        Set.of("payments:read"),
        "tests",
        MADE,
        MADE.plus(Duration.ofDays(1)),
        false);
  }
}
