package dev.ilk.registry.plan;

import dev.ilk.actor.Agent;
import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.ProvenanceRule;
import dev.ilk.actor.Role;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Workload;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.kernel.Span;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.words.Choice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Things as fields of a declaration, and which of them differ. */
final class Differences {
  private Differences() {}

  static List<ChangeRegistry.Field> between(Map<String, String> before, Map<String, String> after) {
    Set<String> names = new LinkedHashSet<>(after.keySet());
    names.addAll(before.keySet());
    List<ChangeRegistry.Field> fields = new ArrayList<>();
    for (String name : names) {
      String was = before.getOrDefault(name, "");
      String is = after.getOrDefault(name, "");
      if (!was.equals(is)) {
        fields.add(new ChangeRegistry.Field(name, was, is));
      }
    }
    return fields;
  }

  static Map<String, String> fields(Registered registered) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("set", registered.set());
    fields.put("status", Choice.word(registered.actor().status()));
    switch (registered.actor()) {
      case Human human -> human(fields, human);
      case Workload workload -> {
        fields.put("subtype", Choice.word(workload.subtype()));
        machine(fields, workload);
      }
      case Agent agent -> {
        fields.put("model", agent.model());
        machine(fields, agent);
      }
    }
    return fields;
  }

  private static void human(Map<String, String> fields, Human human) {
    fields.put("subtype", Choice.word(human.subtype()));
    fields.put("provider", human.account().provider());
    fields.put("email", human.account().email());
    fields.put("subject", human.account().subject().orElse(""));
    fields.put("teams", list(human.teams().stream().map(Team::name).toList()));
    fields.put("roles", list(human.roles().stream().map(Role::name).toList()));
    fields.put("display_name", human.profile().displayName());
    fields.put("title", human.profile().title());
    fields.put("department", human.profile().department());
    fields.put("expires", human.expires().map(Instant::toString).orElse(""));
  }

  private static void machine(Map<String, String> fields, Machine machine) {
    Stewardship stewardship = machine.stewardship();
    fields.put("environment", machine.environment().name());
    fields.put("tenant", machine.tenant().name());
    fields.put("owner.team", stewardship.owner().name());
    fields.put("owner.contact", stewardship.contact());
    fields.put("owner.approver", stewardship.approver().orElse(""));
    fields.put("purpose", stewardship.purpose());
    fields.put("sensitivity", Choice.word(stewardship.sensitivity()));
    fields.put("authentication", stewardship.authentication());
    fields.put("credential_lifetime", Span.format(stewardship.credentialLifetime()));
    fields.put("expires", machine.end().toString());
    fields.put("scopes", list(machine.scopes()));
    fields.put("dependencies", list(stewardship.dependencies()));
    fields.put("recreatable", Boolean.toString(stewardship.recreatable()));
    fields.put("rotation", stewardship.rotation().map(Span::format).orElse(""));
    fields.put("revocation", stewardship.revocationPath());
    fields.put("last_review", stewardship.lastReview().map(Instant::toString).orElse(""));
  }

  static Map<String, String> fields(Declared declared) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (!declared.set().isEmpty()) {
      fields.put("set", declared.set());
    }
    switch (declared) {
      case Declared.OfEnvironment of ->
          fields.put("tenants", list(of.tenants().stream().map(Tenant::name).toList()));
      case Declared.OfTeam of -> {}
      case Declared.OfServer of -> {
        fields.put("environment", of.server().environment().name());
        fields.put("tenant", of.server().tenant().name());
        fields.put("owner", of.server().owner().name());
        fields.put("scopes", list(of.server().scopes()));
      }
      case Declared.OfTrust of -> trust(fields, of.rule());
      case Declared.OfProcess of -> process(fields, of.rule());
      case Declared.OfName of -> {
        fields.put("workload", of.name().workload());
        fields.put("challenged", Boolean.toString(of.name().challenged()));
      }
      case Declared.OfClient of -> client(fields, of.client().method());
      case Declared.OfAttestation of -> attestation(fields, of.rule());
      case Declared.OfProvision of ->
          fields.put("external_id", of.provision().externalId().orElse(""));
      case Declared.OfPolicy of -> fields.put("text", of.policy().text());
      case Declared.OfManaged of -> {}
    }
    return fields;
  }

  private static void trust(Map<String, String> fields, TrustRule rule) {
    fields.put("subject", rule.subject());
    fields.put("issuer", rule.issuer());
    fields.put("jwks_uri", rule.jwksUri().orElse(""));
    fields.put("audience", rule.audience());
    fields.put("condition", rule.condition());
    fields.put("accepts", rule.accepted().map(a -> list(a.words())).orElse(""));
    fields.put("accepts_because", rule.accepted().map(TrustRule.Accepted::reason).orElse(""));
  }

  private static void process(Map<String, String> fields, ProcessRule rule) {
    fields.put("workload", rule.workload());
    fields.put("agent", rule.agent());
    rule.traits().forEach((trait, value) -> fields.put(trait.word(), value));
  }

  private static void attestation(Map<String, String> fields, AttestationRule rule) {
    fields.put("grace", Span.format(rule.grace()));
    if (rule.provenance().isEmpty()) {
      return;
    }
    ProvenanceRule built = rule.provenance().get();
    fields.put("builder", built.builder());
    fields.put("source", built.source());
    fields.put("logs", built.logs().orElse(""));
    switch (built.signer()) {
      case ProvenanceRule.Keys(String jwks) -> fields.put("keys", jwks);
      case ProvenanceRule.Certified(String authorities, String identity, String issuer) -> {
        fields.put("authorities", authorities);
        fields.put("identity", identity);
        fields.put("issuer", issuer);
      }
    }
  }

  private static void client(Map<String, String> fields, ClientMethod method) {
    fields.put("method", method.word());
    switch (method) {
      case ClientMethod.Keys(String jwks) -> fields.put("jwks", jwks);
      case ClientMethod.PublishedKeys(String uri) -> fields.put("jwks_uri", uri);
      case ClientMethod.Certificate(ClientMethod.Sort sort, String named, String authorities) -> {
        fields.put(Choice.word(sort), named);
        fields.put("authorities", authorities);
      }
      case ClientMethod.OwnCertificates(Set<String> thumbprints) ->
          fields.put("certificates", list(thumbprints));
    }
  }

  private static String list(Collection<String> values) {
    return String.join(", ", new TreeSet<>(values));
  }
}
