package dev.ilk.prove.workload;

import dev.ilk.actor.Client;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.JoinedAgent;
import dev.ilk.actor.Kind;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Workload;
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
import dev.ilk.prove.federation.client.ClientAuthentication;
import dev.ilk.prove.federation.client.JoinAuthentication;
import dev.ilk.prove.federation.client.JoinedAgents;
import dev.ilk.prove.federation.issuer.Freshness;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.issuer.Reach;
import dev.ilk.prove.federation.own.OwnTokens;
import dev.ilk.prove.federation.possession.MemoryUsedProofs;
import dev.ilk.prove.federation.possession.Possessions;
import dev.ilk.prove.federation.trust.Federation;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small Ilk around the plane: a real platform, real keys, workloads and rules in memory. */
final class TestHouse implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final Environment PROD = new Environment("prod");
  static final Environment DEV = new Environment("dev");
  static final Issuers ISSUERS = new Issuers("https://ilk.example");

  final Ids ids = new Ids(InstantSource.fixed(NOW));
  final TokenIssuer platform;
  final IssuerKeys keys;
  final List<TrustRule> rules = new ArrayList<>();
  final Map<String, Workload> workloads = new HashMap<>();
  final Set<String> takenBack = new HashSet<>();
  List<Client> clients = List.of();
  private final Map<Issuers.Issuer, Signer> signers = new HashMap<>();
  boolean registryReachable = true;
  final WorkloadPlane plane;

  /** What runs of those that must be attested. */
  final Map<String, Deployments.Demanded> running = new HashMap<>();

  final List<ProcessRule> processes = new ArrayList<>();

  TestHouse() throws IOException {
    platform = TokenIssuer.start("", Algorithm.ES256);
    keys =
        new IssuerKeys(
            new Reach(true, false), Freshness.USUAL, Duration.ofSeconds(30), Optional.empty());
    for (Environment at : List.of(PROD, DEV)) {
      for (Kind kind : Kind.values()) {
        signers.put(new Issuers.Issuer(at, kind), Signer.ephemeral(Algorithm.ES256));
      }
    }
    Federation federation =
        new Federation(
            issuer -> rules.stream().filter(r -> r.issuer().equals(issuer)).toList(), keys);
    OwnTokens own =
        new OwnTokens(
            ISSUERS,
            issuer ->
                Optional.ofNullable(signers.get(issuer))
                    .map(s -> JwkSet.of(List.of(PublicJwk.own(s.algorithm(), s.verifyingKey())))),
            (names, issued) -> names.stream().anyMatch(takenBack::contains));
    ClientAuthentication authentication =
        new ClientAuthentication(() -> clients, keys, new MemoryUsedProofs());
    plane =
        new WorkloadPlane(
            ISSUERS,
            federation,
            own,
            Possessions.fresh(),
            authentication,
            new JoinAuthentication(new NoAgents(), new MemoryUsedProofs()),
            new InMemory(),
            this::seenBy,
            new NoSvids(),
            name -> Optional.ofNullable(running.get(name)));
  }

  private List<ProcessRule> seenBy(String agent) throws StoreUnavailable {
    return processes.stream().filter(rule -> rule.agent().equals(agent)).toList();
  }

  /** Where there is no trust domain. */
  private static final class NoSvids implements SvidKeys {
    @Override
    public Optional<Known> of(Environment environment) {
      return Optional.empty();
    }

    @Override
    public List<X509Certificate> roots(Environment environment) {
      return List.of();
    }
  }

  /** Nobody joined. */
  private static final class NoAgents implements JoinedAgents {
    @Override
    public Optional<JoinToken> token(String digest) {
      return Optional.empty();
    }

    @Override
    public Optional<JoinedAgent> agent(Id.JoinedAgent id) {
      return Optional.empty();
    }
  }

  /** The registry's part. */
  private final class InMemory implements Workloads {
    @Override
    public Optional<Workload> named(String name) throws StoreUnavailable {
      answer();
      return Optional.ofNullable(workloads.get(name));
    }

    @Override
    public Optional<Workload> withId(Id.Identity id) throws StoreUnavailable {
      answer();
      return workloads.values().stream().filter(w -> w.id().equals(id)).findFirst();
    }

    private void answer() throws StoreUnavailable {
      if (!registryReachable) {
        throw new StoreUnavailable("registry", new IOException("out of reach"));
      }
    }
  }

  /** Registers a workload with a rule that proves it by the platform's subject of its name. */
  Workload enrol(String name, Environment at, Status status, Instant end) {
    Workload workload =
        new Workload(
            ids.identity(),
            name,
            Workload.Subtype.SERVICE,
            status,
            at,
            Tenant.SOLE,
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
                "ilk revoke " + name,
                Optional.empty()),
            NOW.minusSeconds(1000),
            end,
            Set.of("read", "write"));
    workloads.put(name, workload);
    rule("workload:" + name, name);
    return workload;
  }

  Workload enrol(String name) {
    return enrol(name, PROD, Status.ACTIVE, NOW.plus(Duration.ofDays(90)));
  }

  void rule(String subject, String platformSubject) {
    rules.add(
        new TrustRule(
            "rule-" + rules.size(),
            subject,
            platform.identifier(),
            Optional.empty(),
            "https://ilk.example/e/prod/workload",
            "claims.sub == '" + platformSubject + "'"));
  }

  /** A token of the platform. */
  String platformToken(String subject) {
    return platform.sign(
        Claims.builder()
            .put("iss", platform.identifier())
            .put("sub", subject)
            .put("aud", "https://ilk.example/e/prod/workload")
            .put("iat", NOW)
            .put("exp", NOW.plusSeconds(300))
            .build());
  }

  /** An access token of this Ilk. */
  String accessToken(
      Kind kind, Workload holder, String subject, String audience, Optional<Claims> act) {
    return JwtSigner.sign(
        signers.get(new Issuers.Issuer(holder.environment(), kind)),
        JwtSigner.ACCESS_TOKEN,
        Claims.builder()
            .put("iss", ISSUERS.of(holder.environment(), kind))
            .put("sub", subject)
            .put("aud", audience)
            .put("exp", NOW.plusSeconds(120))
            .put("iat", NOW)
            .put("jti", ids.token().value())
            .put("client_id", holder.id().value())
            .put("scope", "read")
            .putIfPresent("act", act)
            .put("txn", ids.correlation().value())
            .build());
  }

  @Override
  public void close() {
    keys.close();
    platform.close();
  }
}
