package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Credential;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Workload;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.kernel.Span;
import dev.ilk.web.http.Json;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** Identities and what belongs to them, as JSON. Each kind shows only its own fields. */
final class Shapes {
  private Shapes() {}

  static ObjectNode summary(Actor actor) {
    ObjectNode node = Json.object();
    node.put("subject", actor.subject());
    node.put("kind", actor.kind().word());
    node.put("name", actor.name());
    node.put("id", actor.id().value());
    node.put("status", word(actor.status()));
    actor.expires().ifPresent(end -> node.put("expires", end.toString()));
    switch (actor) {
      case Human human -> node.put("subtype", word(human.subtype()));
      case Workload workload -> {
        node.put("subtype", word(workload.subtype()));
        machine(node, workload);
      }
      case Agent agent -> machine(node, agent);
    }
    return node;
  }

  private static void machine(ObjectNode node, Machine machine) {
    node.put("environment", machine.environment().name());
    node.put("tenant", machine.tenant().name());
    node.put("owner", machine.stewardship().owner().name());
  }

  static ObjectNode whole(Actor actor) {
    ObjectNode node = summary(actor);
    switch (actor) {
      case Human human -> {
        node.put("created", human.created().toString());
        node.put("provider", human.account().provider());
        node.put("email", human.account().email());
        texts(node, "teams", human.teams());
        texts(node, "roles", human.roles());
        node.put("display_name", human.profile().displayName());
        node.put("title", human.profile().title());
        node.put("department", human.profile().department());
      }
      case Workload workload -> details(node, workload);
      case Agent agent -> {
        details(node, agent);
        node.put("model", agent.model());
      }
    }
    return node;
  }

  private static void details(ObjectNode node, Machine machine) {
    Stewardship stewardship = machine.stewardship();
    node.put("created", machine.created().toString());
    node.put("contact", stewardship.contact());
    stewardship.approver().ifPresent(approver -> node.put("approver", approver));
    node.put("purpose", stewardship.purpose());
    node.put("sensitivity", word(stewardship.sensitivity()));
    node.put("authentication", stewardship.authentication());
    node.put("credential_lifetime", Span.format(stewardship.credentialLifetime()));
    texts(node, "scopes", machine.scopes());
    texts(node, "dependencies", stewardship.dependencies());
    node.put("recreatable", stewardship.recreatable());
    stewardship.rotation().ifPresent(span -> node.put("rotation", Span.format(span)));
    node.put("revocation", stewardship.revocationPath());
    stewardship.lastReview().ifPresent(at -> node.put("last_review", at.toString()));
  }

  static JsonNode view(ReadIdentity.View view) {
    ObjectNode node = whole(view.actor());
    node.put("sentence", view.sentence());
    ArrayNode missing = node.putArray("missing");
    view.missing().forEach(missing::add);
    ArrayNode trust = node.putArray("trust");
    for (TrustRule rule : view.trust()) {
      ObjectNode entry = trust.addObject();
      entry.put("name", rule.name()).put("issuer", rule.issuer());
      entry.put("audience", rule.audience()).put("condition", rule.condition());
      rule.jwksUri().ifPresent(uri -> entry.put("jwks_uri", uri));
    }
    view.client().ifPresent(method -> node.set("client", client(method)));
    ArrayNode credentials = node.putArray("credentials");
    view.credentials().forEach(credential -> credentials.add(credential(credential)));
    ArrayNode delegations = node.putArray("delegations");
    view.delegations().forEach(delegation -> delegations.add(delegation(delegation)));
    view.lastUse().ifPresent(at -> node.put("last_use", at.toString()));
    view.rotation().ifPresent(rotation -> node.set("rotation", RotationShapes.json(rotation)));
    return node;
  }

  private static ObjectNode client(ClientMethod method) {
    ObjectNode node = Json.object().put("method", method.word());
    switch (method) {
      case ClientMethod.Keys(String jwks) -> node.put("jwks", jwks);
      case ClientMethod.PublishedKeys(String uri) -> node.put("jwks_uri", uri);
      case ClientMethod.Certificate(ClientMethod.Sort sort, String name, String authorities) ->
          node.put(word(sort), name).put("authorities", authorities);
      case ClientMethod.OwnCertificates(Set<String> thumbprints) ->
          texts(node, "certificates", thumbprints);
    }
    return node;
  }

  private static ObjectNode credential(Credential credential) {
    ObjectNode node = Json.object();
    switch (credential) {
      case Credential.AccessToken token -> {
        node.put("type", "access_token").put("id", token.id().value());
        node.put("audience", token.audience().uri());
        texts(node, "scopes", token.scopes());
      }
      case Credential.Session session ->
          node.put("type", "session").put("id", session.id().value());
      case Credential.X509Svid svid -> {
        node.put("type", "x509_svid").put("id", svid.serial());
        node.put("spiffe_id", svid.spiffeId().uri());
      }
      case Credential.NameCertificate certificate -> {
        node.put("type", "certificate").put("id", certificate.serial());
        texts(node, "names", certificate.names());
      }
      case Credential.JwtSvid svid -> {
        node.put("type", "jwt_svid").put("id", svid.id().value());
        node.put("spiffe_id", svid.spiffeId().uri());
        texts(node, "audiences", svid.audiences());
      }
    }
    node.put("issuer", credential.issuer());
    node.put("issued", credential.issued().toString());
    node.put("expires", credential.expires().toString());
    return node;
  }

  static ObjectNode delegation(Delegation delegation) {
    ObjectNode node = Json.object();
    node.put("id", delegation.id().value());
    node.put("grantor", delegation.grantor().value());
    node.put("agent", delegation.agent().value());
    node.put("environment", delegation.environment().name());
    texts(node, "audiences", delegation.audiences());
    texts(node, "scopes", delegation.scopes());
    node.put("purpose", delegation.purpose());
    node.put("from", delegation.from().toString());
    node.put("until", delegation.until().toString());
    return node.put("revoked", delegation.revoked());
  }

  private static void texts(ObjectNode node, String name, Collection<?> values) {
    ArrayNode array = node.putArray(name);
    values.stream().map(Object::toString).sorted().forEach(array::add);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
