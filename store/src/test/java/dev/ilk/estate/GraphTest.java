package dev.ilk.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import dev.ilk.estate.graph.Graph;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.gate.graph.Certainty;
import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Edge;
import dev.ilk.gate.graph.Edges;
import dev.ilk.gate.graph.Neighbourhood;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.graph.Thing;
import dev.ilk.gate.graph.Ways;
import dev.ilk.kernel.Id;
import dev.ilk.store.EstateStores;
import dev.ilk.store.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edges of rooms followed: what is around, and how one thing reaches another. */
class GraphTest {
  private static final Set<Direction> BOTH = Set.of(Direction.values());
  private static final Set<Relation> ALL = Set.of(Relation.values());

  private TestDatabase test;
  private EstateStores stores;
  private final List<Edge> declared = new ArrayList<>();

  @BeforeEach
  void create() throws Exception {
    test = TestDatabase.create(TestDatabase.Kind.SQLITE);
    stores = test.node().estate();
  }

  @AfterEach
  void close() {
    test.close();
  }

  /** A registry that nobody is in. */
  private static final class Nobody implements Identities {
    @Override
    public Map<Key, Id.Identity> find(Set<Key> keys) {
      return Map.of();
    }

    @Override
    public Optional<Named> named(Id.Identity id) {
      return Optional.empty();
    }
  }

  private Graph graph() {
    AccountStore accounts = stores.accounts();
    Edges room =
        (at, direction, relations, limit) ->
            declared.stream()
                .filter(edge -> relations.contains(edge.relation()))
                .filter(edge -> edge.far(direction.turned()).equals(at))
                .limit(limit)
                .toList();
    return new Graph(
        new Graph.Kept(accounts, stores.links(), stores.leaks(), new Nobody()),
        List.of(room),
        () -> TestDatabase.NOW);
  }

  private void edge(String from, Relation relation, String to) {
    declared.add(
        new Edge(Thing.named(from), relation, Thing.named(to), Certainty.HELD, "it is declared"));
  }

  private Neighbourhood around(String what, int depth) throws Exception {
    return graph().around(what, depth, BOTH, ALL).orElseThrow();
  }

  private List<String> ways(String from, String to) throws Exception {
    Ways ways = graph().ways(from, to).orElseThrow();
    return ways.ways().stream()
        .map(way ->
            way.stream()
                .map(step -> step.near().ref() + " " + step.edge().relation().word())
                .reduce("", (all, one) -> all + one + ", "))
        .toList();
  }

  @Test
  void what_nothing_stands_to_is_not_known() throws Exception {
    assertEquals(Optional.empty(), graph().around("nobody", 1, BOTH, ALL));
    assertEquals(Optional.empty(), graph().around("human:nobody", 1, BOTH, ALL));
    assertEquals(Optional.empty(), graph().around("team:nobody", 1, BOTH, ALL));
    assertEquals(Optional.empty(), graph().around("acc_nonsense", 1, BOTH, ALL));
  }

  @Test
  void circles_and_edges_to_oneself_are_told_once_and_end() throws Exception {
    edge("a", Relation.CAN_ASSUME, "b");
    edge("b", Relation.CAN_ASSUME, "c");
    edge("c", Relation.CAN_ASSUME, "a");
    edge("a", Relation.DEPENDS_ON, "a");
    Neighbourhood around = around("a", 6);
    assertEquals(4, around.steps().size());
    assertEquals(Optional.empty(), around.cut());
    assertEquals(List.of("a can-assume, b can-assume, "), ways("a", "c"));
    assertEquals(List.of(""), ways("a", "a"));
  }

  @Test
  void only_the_ways_and_relations_asked_for_are_followed() throws Exception {
    edge("a", Relation.CAN_ASSUME, "b");
    edge("c", Relation.DEPENDS_ON, "a");
    assertEquals(2, around("a", 1).steps().size());
    assertEquals(1, graph().around("a", 1, Set.of(Direction.IN), ALL).orElseThrow().steps().size());
    assertEquals(
        0,
        graph()
            .around("a", 1, Set.of(Direction.IN), Set.of(Relation.OWNS))
            .orElseThrow()
            .steps()
            .size());
  }

  @Test
  void power_goes_the_way_that_each_relation_gives_it() throws Exception {
    edge("person", Relation.DELEGATES_TO, "agent");
    edge("agent", Relation.RUNS_ON, "node");
    edge("role", Relation.DEPENDS_ON, "person");
    edge("person", Relation.CAN_ASSUME, "role");
    assertEquals(
        List.of("node runs-on, agent delegates-to, person can-assume, "), ways("node", "role"));
    assertEquals(List.of(), ways("role", "node"));
    assertEquals(List.of(), ways("person", "node"));
  }

  @Test
  void all_of_the_shortest_ways_are_told_and_no_longer_one() throws Exception {
    edge("a", Relation.CAN_ASSUME, "b1");
    edge("a", Relation.OWNS, "b2");
    edge("b1", Relation.CAN_ASSUME, "c");
    edge("b2", Relation.CAN_ASSUME, "c");
    edge("a", Relation.CAN_ASSUME, "d");
    edge("d", Relation.CAN_ASSUME, "e");
    edge("e", Relation.CAN_ASSUME, "c");
    assertEquals(
        Set.of("a can-assume, b1 can-assume, ", "a owns, b2 can-assume, "),
        Set.copyOf(ways("a", "c")));
  }

  @Test
  void a_hub_is_followed_so_far_and_it_is_said_where_it_was_left() throws Exception {
    IntStream.range(0, 100_000).forEach(i -> edge("hub", Relation.OWNS, "n" + i));
    Neighbourhood around = around("hub", 2);
    assertEquals(100, around.steps().size());
    assertEquals(
        "of `hub` no more than 100 edges `owns` were followed", around.cut().orElseThrow());
    Ways ways = graph().ways("hub", "n99999").orElseThrow();
    assertEquals(1, ways.ways().size());
    assertTrue(graph().ways("n1", "n2").orElseThrow().ways().isEmpty());
  }

  @Test
  void more_than_can_be_looked_at_is_cut_off_and_said() throws Exception {
    for (int i = 0; i < 3_000; i++) {
      edge("n" + i / 3, Relation.CAN_ASSUME, "n" + (i + 1));
    }
    edge("far", Relation.DEPENDS_ON, "off");
    assertEquals("no more than 500 edges are told", around("n0", 6).cut().orElseThrow());
    Ways ways = graph().ways("n0", "far").orElseThrow();
    assertEquals(List.of(), ways.ways());
  }

  @Test
  void a_thing_is_the_same_whatever_it_is_labelled() {
    Thing one = new Thing(Thing.Sort.WORKLOAD, "workload:a", "workload:a", "");
    assertEquals(one, Thing.identity(Kind.WORKLOAD, "workload:a"));
    assertEquals(
        new Thing(Thing.Sort.WORKLOAD, "workload:a", "other\n\"", "x").hashCode(), one.hashCode());
  }
}
