package dev.ilk.registry.stored;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Environment;
import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustRule;
import dev.ilk.decide.PolicyText;
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
      case Declared.OfPolicy of -> body.put("set", of.set()).put("text", of.policy().text());
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
                  body.text("condition")),
              body.text("set"));
      case POLICY ->
          new Declared.OfPolicy(new PolicyText(name, body.text("text")), body.text("set"));
    };
  }
}
