package dev.ilk.registry.stored;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.DnsName;
import dev.ilk.actor.Environment;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.ProvenanceRule;
import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Width;
import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Span;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The body of a declaration's row. */
final class DeclaredBody {
  private static final int VERSION = 1;

  private DeclaredBody() {}

  static String write(Declared declared) {
    ObjectNode body =
        Body.write(VERSION)
            .put("type", declared.ref().type().name())
            .put("name", declared.ref().name());
    switch (declared) {
      case Declared.OfEnvironment of ->
          body.set("tenants", Body.array(of.tenants().stream().map(Tenant::name).toList()));
      case Declared.OfTeam of -> {}
      case Declared.OfServer of -> server(body.put("set", of.set()), of.server());
      case Declared.OfTrust of -> trust(body.put("set", of.set()), of.rule());
      case Declared.OfClient of -> client(body.put("set", of.set()), of.client().method());
      case Declared.OfProcess of -> process(body.put("set", of.set()), of.rule());
      case Declared.OfAttestation of -> attestation(body.put("set", of.set()), of.rule());
      case Declared.OfName of ->
          body.put("set", of.set())
              .put("workload", of.name().workload())
              .put("challenged", of.name().challenged());
      case Declared.OfProvision of ->
          Body.put(
              body.put("set", of.set())
                  .put("suspended_at", Long.toString(of.provision().suspendedAt())),
              "external_id",
              of.provision().externalId());
      case Declared.OfPolicy of -> body.put("set", of.set()).put("text", of.policy().text());
      case Declared.OfManaged of -> body.put("set", of.set());
    }
    return body.toString();
  }

  private static void server(ObjectNode body, ResourceServer server) {
    body.put("environment", server.environment().name())
        .put("tenant", server.tenant().name())
        .put("owner", server.owner().name());
    body.set("scopes", Body.array(server.scopes()));
  }

  private static void trust(ObjectNode body, TrustRule rule) {
    body.put("subject", rule.subject())
        .put("issuer", rule.issuer())
        .put("audience", rule.audience())
        .put("condition", rule.condition());
    Body.put(body, "jwks_uri", rule.jwksUri());
    rule.accepted()
        .ifPresent(accepted -> {
          body.set("accepts", Body.array(accepted.words()));
          body.put("accepts_because", accepted.reason());
        });
  }

  private static void process(ObjectNode body, ProcessRule rule) {
    body.put("workload", rule.workload()).put("agent", rule.agent());
    rule.traits().forEach((trait, value) -> body.put(trait.word(), value));
  }

  private static ProcessRule process(String name, Body body) {
    Map<ProcessRule.Trait, String> traits = new EnumMap<>(ProcessRule.Trait.class);
    for (ProcessRule.Trait trait : ProcessRule.Trait.values()) {
      body.maybe(trait.word()).ifPresent(value -> traits.put(trait, value));
    }
    return new ProcessRule(name, body.text("workload"), body.text("agent"), traits);
  }

  private static void attestation(ObjectNode body, AttestationRule rule) {
    body.put("grace", Span.format(rule.grace()));
    rule.provenance()
        .ifPresent(built -> {
          body.put("builder", built.builder()).put("source", built.source());
          Body.put(body, "logs", built.logs());
          switch (built.signer()) {
            case ProvenanceRule.Keys(String jwks) -> body.put("keys", jwks);
            case ProvenanceRule.Certified(String authorities, String identity, String issuer) ->
                body.put("authorities", authorities)
                    .put("identity", identity)
                    .put("issuer", issuer);
          }
        });
  }

  private static Optional<ProvenanceRule> provenance(Body body) {
    return body.maybe("builder")
        .map(builder ->
            new ProvenanceRule(
                builder,
                body.text("source"),
                body.maybe("keys")
                    .<ProvenanceRule.Signer>map(ProvenanceRule.Keys::new)
                    .orElseGet(() ->
                        new ProvenanceRule.Certified(
                            body.text("authorities"), body.text("identity"), body.text("issuer"))),
                body.maybe("logs")));
  }

  private static void client(ObjectNode body, ClientMethod method) {
    switch (method) {
      case ClientMethod.Keys(String jwks) -> body.put("jwks", jwks);
      case ClientMethod.PublishedKeys(String uri) -> body.put("jwks_uri", uri);
      case ClientMethod.Certificate(ClientMethod.Sort sort, String named, String authorities) ->
          body.put("sort", sort.name()).put("named", named).put("authorities", authorities);
      case ClientMethod.OwnCertificates(Set<String> thumbprints) ->
          body.set("certificates", Body.array(thumbprints));
    }
  }

  private static ClientMethod method(Body body) {
    Optional<String> jwks = body.maybe("jwks");
    Optional<String> uri = body.maybe("jwks_uri");
    Optional<String> named = body.maybe("named");
    if (jwks.isPresent()) {
      return new ClientMethod.Keys(jwks.get());
    }
    if (uri.isPresent()) {
      return new ClientMethod.PublishedKeys(uri.get());
    }
    return named.isPresent()
        ? new ClientMethod.Certificate(
            body.choice("sort", ClientMethod.Sort.class), named.get(), body.text("authorities"))
        : new ClientMethod.OwnCertificates(body.texts("certificates"));
  }

  private static Optional<TrustRule.Accepted> accepted(Body body) {
    return body.maybe("accepts_because")
        .map(reason ->
            new TrustRule.Accepted(
                body.texts("accepts").stream()
                    .flatMap(word -> Width.of(word).stream())
                    .collect(Collectors.toUnmodifiableSet()),
                reason));
  }

  static Declared read(String text) {
    return Body.read(text, VERSION, DeclaredBody::declared);
  }

  private static Declared declared(Body body) {
    String name = body.text("name");
    return switch (body.choice("type", Declared.Type.class)) {
      case ENVIRONMENT ->
          new Declared.OfEnvironment(
              new Environment(name),
              body.texts("tenants").stream()
                  .map(Tenant::new)
                  .collect(Collectors.toUnmodifiableSet()));
      case TEAM -> new Declared.OfTeam(new Team(name));
      case RESOURCE_SERVER ->
          new Declared.OfServer(
              new ResourceServer(
                  new Audience(name),
                  new Environment(body.text("environment")),
                  new Tenant(body.text("tenant")),
                  new Team(body.text("owner")),
                  body.texts("scopes")),
              body.text("set"));
      case TRUST ->
          new Declared.OfTrust(
              new TrustRule(
                  name,
                  body.text("subject"),
                  body.text("issuer"),
                  body.maybe("jwks_uri"),
                  body.text("audience"),
                  body.text("condition"),
                  accepted(body)),
              body.text("set"));
      case CLIENT -> new Declared.OfClient(new Client(name, method(body)), body.text("set"));
      case PROCESS -> new Declared.OfProcess(process(name, body), body.text("set"));
      case ATTESTATION ->
          new Declared.OfAttestation(
              new AttestationRule(
                  name, Span.parse(body.text("grace")).orElseThrow(), provenance(body)),
              body.text("set"));
      case NAME ->
          new Declared.OfName(
              new DnsName(name, body.text("workload"), body.flag("challenged")), body.text("set"));
      case PROVISION ->
          new Declared.OfProvision(
              new Provision(
                  name, body.maybe("external_id"), Long.parseLong(body.text("suspended_at"))),
              body.text("set"));
      case POLICY ->
          new Declared.OfPolicy(new PolicyText(name, body.text("text")), body.text("set"));
      case MANAGED -> new Declared.OfManaged(name, body.text("set"));
    };
  }
}
