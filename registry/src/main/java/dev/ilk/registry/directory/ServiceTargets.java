package dev.ilk.registry.directory;

import dev.ilk.actor.Actor;
import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.TrustDomains;
import dev.ilk.actor.Workload;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.gate.ExchangeToken;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import dev.ilk.registry.words.Prose;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people, software and apps want credentials for: services, issuers and trust domains. */
record ServiceTargets(Directory directory, Issuers issuers, TrustDomains trustDomains) {
  Result<Target> exchange(ExchangeToken exchange, Actor actor) throws StoreUnavailable {
    if (!(actor instanceof Machine machine)
        || actor.kind() != exchange.plane()
        || !machine.environment().equals(exchange.at())) {
      // Of the caller itself, so it may be told.
      return Targets.refused(
          "issuer_foreign",
          "`%s` gets no token from the issuer of %ss in `%s`"
              .formatted(actor.subject(), exchange.plane().word(), exchange.at()),
          "ask the issuer of your own kind and environment");
    }
    if (issuers.isOwn(exchange.audience())) {
      return Result.ok(ownInterface(exchange.audience(), machine));
    }
    Optional<ResourceServer> server = directory.declarations().server(exchange.audience());
    // One message whether the service is unknown, of another environment, or another tenant's: who
    // stands on one side of a wall does not learn what stands on the other (W9).
    return server
        .filter(s -> s.environment().equals(exchange.at()) && s.tenant().equals(machine.tenant()))
        .map(s -> Result.ok(target(s)))
        .orElseGet(() ->
            Targets.refused(
                "audience_unknown",
                "`%s` is no service of `%s`"
                    .formatted(Prose.shown(exchange.audience().uri()), exchange.at()),
                "check the audience, or register the service"));
  }

  /**
   * Told of the caller itself, like a foreign issuer; the environment is there if it is its own.
   */
  Result<Target> trustDomain(Environment at, Actor actor) {
    if (!(actor instanceof Workload workload) || !workload.environment().equals(at)) {
      return Targets.refused(
          "trust_domain_foreign",
          "`%s` is not of the trust domain of `%s`".formatted(actor.subject(), at),
          "ask at your own environment");
    }
    return Result.ok(
        new Target(
            "TrustDomain",
            trustDomains.of(at).name(),
            List.of(Targets.environment(at)),
            Map.of(
                "environment", new Fact.Text(at.name()),
                "tenant", new Fact.Text(workload.tenant().name()))));
  }

  Result<Target> granted(Proof proof) throws StoreUnavailable {
    Optional<Proof.Granted> granted =
        proof instanceof Proof.OfHuman human ? human.granted() : Optional.empty();
    return granted.isPresent()
        ? access(granted.get().access())
        : Targets.refused("grant_missing", "nothing was granted to an app by this proof", "");
  }

  /** The service that an app wants to use for a person; the issuer, where it wants to know who. */
  Result<Target> access(AppAccess access) throws StoreUnavailable {
    Environment at = access.environment();
    if (access.audience().isEmpty()) {
      return issuer(at, Kind.HUMAN.word());
    }
    Audience audience = access.audience().get();
    if (audience.equals(issuers.self())) {
      return Result.ok(
          new Target(
              "ResourceServer",
              audience.uri(),
              List.of(Targets.environment(at)),
              Map.of("environment", new Fact.Text(at.name()), "own", new Fact.Flag(true))));
    }
    return directory
        .declarations()
        .server(audience)
        .filter(server -> server.environment().equals(at))
        .map(server -> Result.ok(target(server)))
        .orElseGet(() ->
            Targets.refused(
                "audience_unknown",
                "`%s` is no service of `%s`".formatted(Prose.shown(audience.uri()), at),
                "check the audience, or register the service"));
  }

  private static Target ownInterface(Audience audience, Machine machine) {
    return new Target(
        "ResourceServer",
        audience.uri(),
        List.of(Targets.environment(machine.environment())),
        Map.of(
            "environment", new Fact.Text(machine.environment().name()),
            "tenant", new Fact.Text(machine.tenant().name()),
            "own", new Fact.Flag(true)));
  }

  private static Target target(ResourceServer server) {
    Fact.Ref owner = new Fact.Ref("Team", server.owner().name());
    return new Target(
        "ResourceServer",
        server.audience().uri(),
        List.of(owner, Targets.environment(server.environment())),
        Map.of(
            "environment", new Fact.Text(server.environment().name()),
            "tenant", new Fact.Text(server.tenant().name()),
            "owner", owner,
            "scopes", Targets.texts(server.scopes()),
            "own", new Fact.Flag(false)));
  }

  Result<Target> issuer(Environment at, String plane) throws StoreUnavailable {
    if (!directory.declarations().environments().containsKey(at)) {
      return Targets.refused("environment_unknown", "`%s` is no environment".formatted(at), "");
    }
    return Result.ok(
        new Target(
            "Issuer",
            at.name() + "/" + plane,
            List.of(Targets.environment(at)),
            Map.of("environment", new Fact.Text(at.name()), "plane", new Fact.Text(plane))));
  }
}
