package dev.ilk.prove.agent;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.jose.PublicJwk;
import dev.ilk.outside.platform.TokenIssuer;
import dev.ilk.prove.federation.issuer.Freshness;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.issuer.Reach;
import dev.ilk.prove.federation.own.OwnTokens;
import dev.ilk.prove.federation.possession.Possessions;
import dev.ilk.prove.federation.trust.Federation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small Ilk around the plane: a real platform, real keys, agents and loans in memory. */
final class TestHouse implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final Environment PROD = new Environment("prod");
  static final Issuers ISSUERS = new Issuers("https://ilk.example");
  private static final String AUDIENCE = "https://ilk.example/e/prod/agent";

  final Ids ids = new Ids(InstantSource.fixed(NOW));
  final TokenIssuer platform;
  final AgentPlane plane;
  final Map<Id.Delegation, Delegation> loans = new HashMap<>();
  final Map<Id.Identity, Human> people = new HashMap<>();
  final Set<String> takenBack = new HashSet<>();
  boolean registryReachable = true;
  private final IssuerKeys keys;
  private final Map<String, Agent> agents = new HashMap<>();
  private final Map<Kind, Signer> signers = new HashMap<>();

  TestHouse() throws IOException {
    platform = TokenIssuer.start("", Algorithm.ES256);
    keys =
        new IssuerKeys(
            new Reach(true, false), Freshness.USUAL, Duration.ofSeconds(30), Optional.empty());
    for (Kind kind : Kind.values()) {
      signers.put(kind, Signer.ephemeral(Algorithm.ES256));
    }
    OwnTokens own =
        new OwnTokens(
            ISSUERS,
            issuer -> {
              Signer signer = signers.get(issuer.plane());
              return Optional.of(
                  JwkSet.of(List.of(PublicJwk.own(signer.algorithm(), signer.verifyingKey()))));
            },
            (names, issued) -> names.stream().anyMatch(takenBack::contains));
    plane =
        new AgentPlane(
            ISSUERS,
            new Federation(
                issuer -> List.of(rule("helper"), rule("other"), rule("workload")), keys),
            own,
            Possessions.fresh(),
            new InMemoryAgents(),
            new InMemoryLoans());
  }

  private TrustRule rule(String subject) {
    return new TrustRule(
        "rule-" + subject,
        subject.equals("workload") ? "workload:prod-w" : "agent:prod-" + subject,
        platform.identifier(),
        Optional.empty(),
        AUDIENCE,
        "claims.sub == '" + subject + "'");
  }

  private final class InMemoryAgents implements Agents {
    @Override
    public Optional<Agent> named(String name) throws StoreUnavailable {
      answer();
      return Optional.ofNullable(agents.get(name));
    }

    @Override
    public Optional<Agent> withId(Id.Identity id) throws StoreUnavailable {
      answer();
      return agents.values().stream().filter(agent -> agent.id().equals(id)).findFirst();
    }
  }

  private final class InMemoryLoans implements Delegations {
    @Override
    public Optional<Delegation> withId(Id.Delegation id) throws StoreUnavailable {
      answer();
      return Optional.ofNullable(loans.get(id));
    }

    @Override
    public Optional<Human> grantor(Id.Identity id) throws StoreUnavailable {
      answer();
      return Optional.ofNullable(people.get(id));
    }
  }

  private void answer() throws StoreUnavailable {
    if (!registryReachable) {
      throw new StoreUnavailable("registry", new IOException("out of reach"));
    }
  }

  Agent agent(String name, Status status) {
    Agent agent =
        new Agent(
            ids.identity(),
            name,
            status,
            PROD,
            Tenant.SOLE,
            new Stewardship(
                new Team("billing"),
                "alice",
                Optional.empty(),
                "drafts invoices in tests",
                Stewardship.Sensitivity.MEDIUM,
                "oidc-federation",
                Duration.ofMinutes(5),
                Set.of(),
                true,
                Optional.empty(),
                "ilk revoke " + name,
                Optional.empty()),
            NOW.minusSeconds(1000),
            NOW.plus(Duration.ofDays(90)),
            Set.of("invoices:read"),
            "a model");
    agents.put(name, agent);
    return agent;
  }

  Human person(Status status, Optional<Instant> expires) {
    Human human =
        new Human(
            ids.identity(),
            "alice",
            Human.Subtype.EMPLOYEE,
            status,
            NOW.minusSeconds(1000),
            expires,
            new Human.ProviderAccount("corp", Optional.of("s-1"), "alice@acme.example"),
            Set.of(),
            Set.of(),
            new Human.Profile("", "", ""));
    people.put(human.id(), human);
    return human;
  }

  Delegation lend(Human grantor, Id.Identity agent, Instant from, Instant until) {
    return keep(
        new Delegation(
            ids.delegation(),
            grantor.id(),
            agent,
            PROD,
            Tenant.SOLE,
            Set.of(new Audience("https://billing.example")),
            Set.of("invoices:read"),
            "close the month",
            from,
            until,
            false));
  }

  Delegation keep(Delegation delegation) {
    loans.put(delegation.id(), delegation);
    return delegation;
  }

  String platformToken(String subject) {
    return platform.sign(
        Claims.builder()
            .put("iss", platform.identifier())
            .put("sub", subject)
            .put("aud", AUDIENCE)
            .put("iat", NOW)
            .put("exp", NOW.plusSeconds(300))
            .build());
  }

  /** An access token as this Ilk gives it to agents: the person's authority, the agent acting. */
  String accessToken(Kind kind, Agent agent, String subject, Optional<Delegation> delegation) {
    return JwtSigner.sign(
        signers.get(kind),
        JwtSigner.ACCESS_TOKEN,
        Claims.builder()
            .put("iss", ISSUERS.of(PROD, kind))
            .put("sub", subject)
            .put("aud", ISSUERS.self().uri())
            .put("exp", NOW.plusSeconds(120))
            .put("iat", NOW)
            .put("jti", ids.token().value())
            .put("client_id", agent.id().value())
            .put("scope", "invoices:read")
            .put("act", Claims.builder().put("sub", agent.subject()).build())
            .put("txn", ids.correlation().value())
            .putIfPresent("delegation", delegation.map(loan -> loan.id().value()))
            .build());
  }

  @Override
  public void close() {
    keys.close();
    platform.close();
  }
}
