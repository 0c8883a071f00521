package dev.ilk.web;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustDomains;
import dev.ilk.actor.Workload;
import dev.ilk.issue.offline.ImportedChains;
import dev.ilk.issue.offline.MemoryImports;
import dev.ilk.issue.svid.Authorities;
import dev.ilk.issue.svid.MemoryAuthorities;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.keys.ring.KeyRings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is registered in tests. */
final class Cast {
  private static final Instant END = TestIlk.START.plus(Duration.ofDays(90));

  private final Ids ids;

  Cast(Ids ids) {
    this.ids = ids;
  }

  Workload workload(String name, String... scopes) {
    return new Workload(
        ids.identity(),
        name,
        Workload.Subtype.SERVICE,
        Status.ACTIVE,
        TestIlk.PROD,
        Tenant.SOLE,
        stewardship(),
        TestIlk.START,
        END,
        Set.of(scopes));
  }

  Agent agent(String name) {
    return new Agent(
        ids.identity(),
        name,
        Status.ACTIVE,
        TestIlk.PROD,
        Tenant.SOLE,
        stewardship(),
        TestIlk.START,
        END,
        Set.of("payments:read"),
        "model-1");
  }

  Human operator() {
    return new Human(
        ids.identity(),
        "operator",
        Human.Subtype.BREAK_GLASS,
        Status.ACTIVE,
        TestIlk.START,
        Optional.empty(),
        new Human.ProviderAccount("corp", Optional.of("s-1"), "operator@acme.example"),
        Set.of(new Team("payments")),
        Set.of(Role.OPERATOR),
        new Human.Profile("Olive", "", ""));
  }

  static TrustDomains domains() {
    return switch (TrustDomains.of(TestIlk.ISSUERS, Map.of())) {
      case Result.Ok<TrustDomains>(TrustDomains domains) -> domains;
      case Result.Failed<TrustDomains> failed -> throw new AssertionError(failed.toString());
    };
  }

  static Authorities authorities(KeyRings rings, InstantSource clock) {
    ImportedChains imports = new ImportedChains(new MemoryImports(), domains(), clock);
    return new Authorities(domains(), rings, new MemoryAuthorities(), imports);
  }

  private static Stewardship stewardship() {
    return new Stewardship(
        new Team("payments"),
        "alice",
        Optional.of("bob"),
        "moves money in tests",
        Stewardship.Sensitivity.HIGH,
        "oidc-federation",
        Duration.ofMinutes(10),
        Set.of(),
        true,
        Optional.empty(),
        "ilk revoke",
        Optional.empty());
  }
}
