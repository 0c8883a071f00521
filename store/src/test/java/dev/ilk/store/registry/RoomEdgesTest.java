package dev.ilk.store.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.ImageDigest;
import dev.ilk.actor.RunningInstance;
import dev.ilk.actor.Workload;
import dev.ilk.deployment.RunEdges;
import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Edges;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.graph.Thing;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.graph.DelegationEdges;
import dev.ilk.registry.graph.StewardEdges;
import dev.ilk.registry.graph.TrustEdges;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.Samples;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The edges that the registry and deployments tell, out of both stores and in both directions. */
class RoomEdgesTest {
  private static final Set<Relation> ALL = Set.of(Relation.values());

  private static List<String> told(Edges edges, Thing at, Direction direction) throws Exception {
    return edges.at(at, direction, ALL, 10).stream()
        .map(edge -> edge.from().ref() + " " + edge.relation().word() + " " + edge.to().ref())
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.Kind.class)
  void what_is_declared_lent_and_run_is_told_from_both_sides(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Stores node = test.node();
      Workload api = Samples.workload("prod-payments-api");
      Agent helper = Samples.agent(new Environment("prod"), "prod-helper");
      Human contact = Samples.human(api.stewardship().contact());
      Declared.OfTrust trust = Samples.trust("ci", api.subject());
      node.registry()
          .write(
              new Batch(
                  node.registry().catalogue().version(),
                  List.of(registered(api), registered(helper), registered(contact)),
                  List.of(trust),
                  List.of()));
      node.delegations().add(Samples.delegation(contact.id(), helper.id(), Samples.NOW));
      Directory directory =
          new Directory(node.registry(), node.delegations(), 100, Duration.ofMinutes(1));
      Thing workload = Thing.identity(api.kind(), api.subject());
      Thing person = Thing.identity(contact.kind(), contact.subject());
      Thing team = Thing.team(api.stewardship().owner().name());

      Edges stewards = new StewardEdges(directory, node.registry(), node.estate().standings());
      String owns = team.ref() + " owns " + workload.ref();
      String answers = person.ref() + " contact-of " + workload.ref();
      assertEquals(
          List.of(true, true),
          List.of(
              told(stewards, workload, Direction.IN).contains(owns),
              told(stewards, team, Direction.OUT).contains(owns)));
      assertEquals(
          List.of(true, true),
          List.of(
              told(stewards, workload, Direction.IN).contains(answers),
              told(stewards, person, Direction.OUT).contains(answers)));
      for (String system : api.stewardship().dependencies()) {
        String depends = workload.ref() + " depends-on " + system;
        assertEquals(
            List.of(true, true),
            List.of(
                told(stewards, workload, Direction.OUT).contains(depends),
                told(stewards, Thing.named(system), Direction.IN).contains(depends)));
      }

      Edges rules = new TrustEdges(directory);
      List<String> becomes = List.of(trust.rule().issuer() + " can-assume " + workload.ref());
      assertEquals(becomes, told(rules, workload, Direction.IN));
      assertEquals(becomes, told(rules, Thing.named(trust.rule().issuer()), Direction.OUT));

      Thing agent = Thing.identity(helper.kind(), helper.subject());
      Edges lent = new DelegationEdges(directory, node.delegations(), () -> Samples.NOW);
      List<String> delegated = List.of(person.ref() + " delegates-to " + agent.ref());
      assertEquals(delegated, told(lent, person, Direction.OUT));
      assertEquals(delegated, told(lent, agent, Direction.IN));
      assertEquals(List.of(), told(lent, person, Direction.IN));

      node.deployments()
          .start(
              new RunningInstance(
                  "u1",
                  api.name(),
                  api.environment(),
                  "node-7",
                  Set.of(ImageDigest.of("sha256:" + "a".repeat(64)).orElseThrow()),
                  Samples.NOW));
      Edges runs = new RunEdges(node.deployments(), node.estate().nodes(), _ -> Optional.empty());
      List<String> running = List.of(workload.ref() + " runs-on node:node-7");
      assertEquals(running, told(runs, workload, Direction.OUT));
      assertEquals(running, told(runs, Thing.named("node:node-7"), Direction.IN));
    }
  }

  private static Registered registered(Actor actor) {
    return new Registered(actor, "set", 0);
  }
}
