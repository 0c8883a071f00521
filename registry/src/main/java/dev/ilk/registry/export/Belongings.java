package dev.ilk.registry.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.DnsName;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.ProvenanceRule;
import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.Span;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.words.Choice;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Writes what stands with a machine: by what it proves itself, and what it may hold.
 *
 * @param all what is declared of one machine, in the order of types and names
 */
record Belongings(Collection<Declared> all) {

  void into(Entry entry) {
    ArrayNode trust = JsonNodeFactory.instance.arrayNode();
    ArrayNode processes = JsonNodeFactory.instance.arrayNode();
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    ArrayNode challenged = JsonNodeFactory.instance.arrayNode();
    for (Declared one : all) {
      switch (one) {
        case Declared.OfTrust of -> trust.add(trust(of.rule()).node());
        case Declared.OfClient of -> entry.put("client", client(of.client().method()));
        case Declared.OfProcess of -> processes.add(process(of.rule()).node());
        case Declared.OfAttestation of -> entry.put("attested", attested(of.rule()));
        case Declared.OfName(DnsName name, String set) ->
            (name.challenged() ? challenged : names).add(name.name());
        // No file says it: it is the word of the system that provisions.
        case Declared.OfProvision of -> {}
        case Declared.OfEnvironment of -> throw noneOfMachines(of);
        case Declared.OfTeam of -> throw noneOfMachines(of);
        case Declared.OfServer of -> throw noneOfMachines(of);
        case Declared.OfPolicy of -> throw noneOfMachines(of);
        case Declared.OfManaged of -> throw noneOfMachines(of);
      }
    }
    entry
        .put("processes", processes)
        .put("names", names)
        .put("challenged_names", challenged)
        .put("trust", trust);
  }

  private static IllegalStateException noneOfMachines(Declared declared) {
    return new IllegalStateException(declared.ref().text() + " belongs to no machine");
  }

  private static Entry trust(TrustRule rule) {
    Entry entry =
        new Entry()
            .put("name", rule.name())
            .put("issuer", rule.issuer())
            .put("jwks_uri", rule.jwksUri())
            .put("audience", rule.audience())
            .put("condition", rule.condition());
    rule.accepted()
        .ifPresent(accepted ->
            entry.put("accepts", accepted.words()).put("accepts_because", accepted.reason()));
    return entry;
  }

  private static Entry client(ClientMethod method) {
    Entry entry = new Entry();
    return switch (method) {
      case ClientMethod.Keys(String jwks) -> entry.put("jwks", jwks);
      case ClientMethod.PublishedKeys(String uri) -> entry.put("jwks_uri", uri);
      case ClientMethod.Certificate(ClientMethod.Sort sort, String named, String authorities) ->
          entry.put(Choice.word(sort), named).put("authorities", authorities);
      case ClientMethod.OwnCertificates(Set<String> thumbprints) ->
          entry.put("certificates", thumbprints);
    };
  }

  private static Entry process(ProcessRule rule) {
    Entry entry = new Entry().put("name", rule.name()).put("agent", rule.agent());
    for (ProcessRule.Trait trait : List.of(ProcessRule.Trait.values())) {
      entry.put(trait.word(), rule.traits().getOrDefault(trait, ""));
    }
    return entry;
  }

  private static Entry attested(AttestationRule rule) {
    Entry entry = new Entry().put("by", "deployment");
    if (rule.grace().isPositive()) {
      entry.put("grace", Span.format(rule.grace()));
    }
    rule.provenance().ifPresent(built -> entry.put("provenance", provenance(built)));
    return entry;
  }

  private static Entry provenance(ProvenanceRule rule) {
    Entry entry = new Entry().put("builder", rule.builder()).put("source", rule.source());
    return switch (rule.signer()) {
      case ProvenanceRule.Keys(String jwks) -> entry.put("keys", jwks).put("logs", rule.logs());
      case ProvenanceRule.Certified(String authorities, String identity, String issuer) ->
          entry
              .put("authorities", authorities)
              .put("identity", identity)
              .put("issuer", issuer)
              .put("logs", rule.logs());
    };
  }
}
