package dev.ilk.record.entry;

import static dev.ilk.record.entry.PersonalData.EVIDENCE;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Tenant;
import dev.ilk.kernel.Id;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import dev.ilk.record.ProofNote;
import dev.ilk.record.Scene;
import dev.ilk.record.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Writes events as JSON, version 1, and sets aside what is personal in them. */
final class EventWriter {
  private final Event event;
  private final Optional<PersonalData.Collected> aside;

  private EventWriter(Event event, Optional<PersonalData.Collected> aside) {
    this.event = event;
    this.aside = aside;
  }

  /** Writes an event without what is personal, and sets that aside. */
  static byte[] write(Event event, PersonalData.Collected aside) {
    return Json.write(new EventWriter(event, Optional.of(aside))::members);
  }

  /** Writes an event whole, for people who may see it. */
  static void writeWhole(Event event, Json json) {
    new EventWriter(event, Optional.empty()).members(json);
  }

  private void members(Json json) {
    json.text("id", event.id().value());
    json.text("time", event.time().toString());
    json.text("correlation", event.correlation().value());
    json.text("action", event.action());
    json.text("result", event.result().name().toLowerCase(Locale.ROOT));
    event.actor().ifPresent(party -> json.object("actor", party("/actor", party)));
    json.objects("authority", parties("/authority", event.authority()));
    json.object("scene", to -> scene(event.scene(), to));
    event.proof().ifPresent(proof -> json.object("proof", to -> proof(proof, to)));
    json.object("verdict", to -> verdict(event.verdict(), to));
    switch (event.particulars()) {
      case Particulars.OfCredential credential ->
          json.object("credential", to -> credential(credential, to));
      case Particulars.OfAction operation ->
          json.object("operation", to -> operation(operation, to));
    }
    event.intent().ifPresent(intent -> json.text("intent", intent.value()));
  }

  private Consumer<Json> party(String pointer, Party party) {
    return json -> {
      json.text("kind", party.kind().word());
      json.text("id", party.id().value());
      if (party.kind() == Kind.HUMAN) {
        personal(pointer, "name", party.name(), json);
      } else {
        json.text("name", party.name());
      }
    };
  }

  private void personal(String pointer, String name, String value, Json json) {
    if (aside.isPresent()) {
      aside.get().put(pointer + "/" + name, value);
    } else {
      json.text(name, value);
    }
  }

  private List<Consumer<Json>> parties(String pointer, List<Party> parties) {
    List<Consumer<Json>> all = new ArrayList<>();
    for (Party party : parties) {
      all.add(party(pointer + "/" + all.size(), party));
    }
    return all;
  }

  private void scene(Scene scene, Json json) {
    scene.environment().map(Environment::name).ifPresent(name -> json.text("environment", name));
    scene.tenant().map(Tenant::name).ifPresent(name -> json.text("tenant", name));
    json.text("door", scene.door());
    // Whose address it is, is known only of proven software; any other may be a person's.
    boolean machine =
        event.actor().map(party -> party.kind() != Kind.HUMAN).orElse(false)
            && !(event.proof().orElse(null) instanceof ProofNote.Failed);
    if (machine) {
      json.text("network", scene.network());
    } else {
      personal("/scene", "network", scene.network(), json);
    }
    json.text("node", scene.node());
  }

  private void proof(ProofNote proof, Json json) {
    switch (proof) {
      case ProofNote.OfHuman human -> {
        proven(Kind.HUMAN, human.method(), human.expires(), json);
        human.session().map(Id.Session::value).ifPresent(id -> json.text("session", id));
        json.text("provider", human.provider());
        json.text("assurance", human.assurance());
        json.texts("factors", human.factors());
        personal("/proof", "device", human.device(), json);
        json.objects("approvers", parties("/proof/approvers", human.approvers()));
        json.texts("elevations", human.elevations().stream().map(Id.Elevation::value).toList());
      }
      case ProofNote.OfWorkload workload -> {
        proven(Kind.WORKLOAD, workload.method(), workload.expires(), json);
        json.text("issuer", workload.issuer());
        json.text("rule", workload.rule());
        workload.token().map(Id.Token::value).ifPresent(id -> json.text("token", id));
        map("claims", workload.claims(), json);
      }
      case ProofNote.OfAgent agent -> {
        proven(Kind.AGENT, agent.method(), agent.expires(), json);
        json.text("issuer", agent.issuer());
        json.text("rule", agent.rule());
        agent.delegation().map(Id.Delegation::value).ifPresent(id -> json.text("delegation", id));
        json.text("model", agent.model());
        json.text("context_digest", agent.contextDigest());
        map("claims", agent.claims(), json);
      }
      case ProofNote.Failed failed -> {
        json.text("plane", failed.plane().word());
        json.text("method", failed.method());
        // What an unproven caller showed may be about a person, whichever door it was shown at.
        if (aside.isPresent()) {
          failed.evidence().forEach((name, value) -> aside.get().put(EVIDENCE + name, value));
        } else {
          map("evidence", failed.evidence(), json);
        }
      }
    }
  }

  private static void proven(Kind kind, String method, Instant expires, Json json) {
    json.text("kind", kind.word());
    json.text("method", method);
    json.text("expires", expires.toString());
  }

  private void verdict(Verdict verdict, Json json) {
    json.text("code", verdict.code());
    json.text("reason", verdict.reason());
    json.texts("policies", verdict.policies());
    json.text("policy_version", verdict.policyVersion());
    personal("/verdict", "question", verdict.question(), json);
    json.text("shadow", verdict.shadow());
    json.texts("shadow_policies", verdict.shadowPolicies());
  }

  private void credential(Particulars.OfCredential credential, Json json) {
    json.text("type", credential.type());
    credential.id().ifPresent(id -> json.text("id", id));
    credential
        .subject()
        .ifPresent(party -> json.object("subject", party("/credential/subject", party)));
    json.text("issuer", credential.issuer());
    json.text("key_id", credential.keyId());
    json.text("audience", credential.audience());
    json.texts("scopes", credential.scopes());
    credential.issued().map(Instant::toString).ifPresent(at -> json.text("issued", at));
    credential.expires().map(Instant::toString).ifPresent(at -> json.text("expires", at));
    json.text("binding", credential.binding());
    json.texts("destroys", credential.destroys());
    json.text("stated", credential.stated());
    credential.reached().ifPresent(far -> json.object("reached", to -> reached(far, to)));
  }

  private static void reached(Particulars.OfCredential.Reached far, Json json) {
    json.number("identities", far.identities());
    json.number("rules", far.rules());
    json.number("delegations", far.delegations());
    json.number("tokens", far.tokens());
    json.number("more", far.more() ? 1 : 0);
  }

  private void operation(Particulars.OfAction operation, Json json) {
    json.text("action", operation.action());
    operation
        .subject()
        .ifPresent(party -> json.object("subject", party("/operation/subject", party)));
    json.text("resource_type", operation.resourceType());
    json.text("resource_id", operation.resourceId());
    operation.token().map(Id.Token::value).ifPresent(id -> json.text("token", id));
    map("details", operation.details(), json);
  }

  private static void map(String name, SortedMap<String, String> values, Json json) {
    if (!values.isEmpty()) {
      json.map(name, values);
    }
  }
}
