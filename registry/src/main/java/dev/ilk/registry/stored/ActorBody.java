package dev.ilk.registry.stored;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.stream.Collectors;

/** The body of an identity's row. */
final class ActorBody {
  private static final int VERSION = 1;

  private ActorBody() {}

  static String write(Registered registered) {
    Actor actor = registered.actor();
    ObjectNode body =
        Body.write(VERSION)
            .put("kind", actor.kind().name())
            .put("id", actor.id().value())
            .put("name", actor.name())
            .put("status", actor.status().name())
            .put("set", registered.set());
    switch (actor) {
      case Human human -> human(body, human);
      case Workload workload -> {
        machine(body, workload);
        body.put("subtype", workload.subtype().name());
      }
      case Agent agent -> {
        machine(body, agent);
        body.put("model", agent.model());
      }
    }
    return body.toString();
  }

  private static void human(ObjectNode body, Human human) {
    body.put("subtype", human.subtype().name()).put("created", human.created().toString());
    Body.put(body, "expires", human.expires());
    Human.ProviderAccount account = human.account();
    body.put("provider", account.provider()).put("email", account.email());
    Body.put(body, "provider_subject", account.subject());
    body.set("teams", Body.array(human.teams().stream().map(Team::name).toList()));
    body.set("roles", Body.array(human.roles().stream().map(Role::name).toList()));
    body.put("display_name", human.profile().displayName())
        .put("title", human.profile().title())
        .put("department", human.profile().department());
    Body.put(body, "manager", human.manager().map(Id.Identity::value));
  }

  private static void machine(ObjectNode body, Machine machine) {
    body.put("environment", machine.environment().name())
        .put("tenant", machine.tenant().name())
        .put("created", machine.created().toString())
        .put("end", machine.end().toString());
    body.set("stewardship", StewardshipBody.write(machine.stewardship()));
    body.set("scopes", Body.array(machine.scopes()));
  }

  static Registered read(String text, long revision) {
    return Body.read(
        text, VERSION, body -> new Registered(actor(body), body.text("set"), revision));
  }

  private static Actor actor(Body body) {
    return switch (body.choice("kind", Kind.class)) {
      case HUMAN -> human(body);
      case WORKLOAD ->
          new Workload(
              id(body),
              body.text("name"),
              body.choice("subtype", Workload.Subtype.class),
              body.choice("status", Status.class),
              new Environment(body.text("environment")),
              new Tenant(body.text("tenant")),
              body.object("stewardship", StewardshipBody::read),
              body.instant("created"),
              body.instant("end"),
              body.texts("scopes"));
      case AGENT ->
          new Agent(
              id(body),
              body.text("name"),
              body.choice("status", Status.class),
              new Environment(body.text("environment")),
              new Tenant(body.text("tenant")),
              body.object("stewardship", StewardshipBody::read),
              body.instant("created"),
              body.instant("end"),
              body.texts("scopes"),
              body.text("model"));
    };
  }

  private static Human human(Body body) {
    return new Human(
        id(body),
        body.text("name"),
        body.choice("subtype", Human.Subtype.class),
        body.choice("status", Status.class),
        body.instant("created"),
        body.maybe("expires").map(Instant::parse),
        new Human.ProviderAccount(
            body.text("provider"), body.maybe("provider_subject"), body.text("email")),
        body.texts("teams").stream().map(Team::new).collect(Collectors.toUnmodifiableSet()),
        body.texts("roles").stream().map(Role::new).collect(Collectors.toUnmodifiableSet()),
        new Human.Profile(body.text("display_name"), body.text("title"), body.text("department")),
        body.maybe("manager").map(Id.Identity::new));
  }

  private static Id.Identity id(Body body) {
    return new Id.Identity(body.text("id"));
  }
}
