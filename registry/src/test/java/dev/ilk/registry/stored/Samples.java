package dev.ilk.registry.stored;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Identities and declarations for tests, with every field filled. */
public final class Samples {
  /** When the samples' world stands still. */
  public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  /** The environment of most samples. */
  public static final Environment PROD = new Environment("prod");

  /** A source of ids at {@link #NOW}. */
  public static final Ids IDS = new Ids(InstantSource.fixed(NOW));

  private static final Team PAYMENTS = new Team("payments");

  private Samples() {}

  /**
   * An active employee with an address and no bound account.
   *
   * @param name the name
   * @return a new identity
   */
  public static Human human(String name) {
    return human(name, Optional.empty(), Status.ACTIVE);
  }

  /**
   * A person.
   *
   * @param name the name
   * @param subject the provider's, if bound
   * @param status where in life
   * @return a new identity
   */
  public static Human human(String name, Optional<String> subject, Status status) {
    return new Human(
        IDS.identity(),
        name,
        Human.Subtype.CONTRACTOR,
        status,
        NOW,
        Optional.of(NOW.plus(Duration.ofDays(30))),
        new Human.ProviderAccount("corp", subject, name + "@example.com"),
        Set.of(PAYMENTS, new Team("platform")),
        Set.of(Role.AUDITOR),
        new Human.Profile("Ms. \"Ü\" " + name, "Engineer", "R&D"));
  }

  /**
   * An active service of production.
   *
   * @param name begins with {@code prod-}
   * @return a new identity
   */
  public static Workload workload(String name) {
    return new Workload(
        IDS.identity(),
        name,
        Workload.Subtype.CI_PIPELINE,
        Status.ACTIVE,
        PROD,
        Tenant.SOLE,
        stewardship(Optional.of("bob")),
        NOW,
        NOW.plus(Duration.ofDays(90)),
        Set.of("payments:read", "payments:refund"));
  }

  /**
   * A workload under the id of another, as after renaming.
   *
   * @param of all but the id
   * @param id whose
   * @return the workload
   */
  public static Workload with(Workload of, Id.Identity id) {
    return new Workload(
        id,
        of.name(),
        of.subtype(),
        of.status(),
        of.environment(),
        of.tenant(),
        of.stewardship(),
        of.created(),
        of.end(),
        of.scopes());
  }

  /**
   * An active agent of an environment.
   *
   * @param environment where
   * @param name begins with the environment
   * @return a new identity
   */
  public static Agent agent(Environment environment, String name) {
    return new Agent(
        IDS.identity(),
        name,
        Status.ACTIVE,
        environment,
        Tenant.SOLE,
        stewardship(Optional.empty()),
        NOW,
        NOW.plus(Duration.ofDays(90)),
        Set.of("payments:read"),
        "example-model-1");
  }

  private static Stewardship stewardship(Optional<String> approver) {
    return new Stewardship(
        PAYMENTS,
        "alice",
        approver,
        "deploy the payments service",
        Stewardship.Sensitivity.HIGH,
        "oidc-federation",
        Duration.ofMinutes(5),
        Set.of("bank.example"),
        true,
        approver.map(a -> Duration.ofDays(30)),
        "ilk revoke",
        approver.map(a -> NOW.minusSeconds(5)));
  }

  /**
   * A rule.
   *
   * @param name its name
   * @param subject whom it proves
   * @return with a key address
   */
  public static Declared.OfTrust trust(String name, String subject) {
    return new Declared.OfTrust(
        new TrustRule(
            name,
            subject,
            "https://ci.example",
            Optional.of("https://ci.example/jwks"),
            "https://ilk.example",
            "claims.repository == \"acme/payments\""),
        "acme");
  }

  /**
   * A service of production.
   *
   * @param uri its audience
   * @return with two scopes
   */
  public static Declared.OfServer server(String uri) {
    return new Declared.OfServer(
        new ResourceServer(
            new Audience(uri), PROD, Tenant.SOLE, PAYMENTS, Set.of("payments:read", "x:y")),
        "acme");
  }

  /**
   * A delegation that holds for an hour.
   *
   * @param grantor by whom
   * @param agent to whom
   * @param from since when
   * @return a new delegation
   */
  public static Delegation delegation(Id.Identity grantor, Id.Identity agent, Instant from) {
    return new Delegation(
        IDS.delegation(),
        grantor,
        agent,
        PROD,
        Tenant.SOLE,
        Set.of(new Audience("https://payments.example")),
        Set.of("payments:read"),
        "answer the customer's question",
        from,
        from.plus(Duration.ofHours(1)),
        false);
  }
}
