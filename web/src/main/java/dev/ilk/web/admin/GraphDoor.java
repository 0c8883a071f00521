package dev.ilk.web.admin;

import dev.ilk.gate.FindWays;
import dev.ilk.gate.ReadEntanglement;
import dev.ilk.gate.ReadGraph;
import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Relation;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.Problems;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /v1/graph}: what is around a thing, {@code /v1/graph/path}: how one reaches another, and
 * {@code /v1/estate/entanglement}: what hangs on one.
 */
final class GraphDoor implements HttpService {
  private static final String DOOR = "admin";

  private final Doorway doorway;

  GraphDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/graph", this::around)
        .any("/graph", new MethodRefusal("GET"))
        .get("/graph/path", this::path)
        .any("/graph/path", new MethodRefusal("GET"))
        .get("/estate/entanglement", this::entanglement)
        .any("/estate/entanglement", new MethodRefusal("GET"));
  }

  private void around(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    String of = thing(parameters, "of");
    int depth = depth(parameters, 1);
    Set<Direction> directions =
        parameters.one("direction", GraphDoor::direction).orElse(Set.of(Direction.values()));
    Set<Relation> relations =
        parameters.one("relation", GraphDoor::relations).orElse(Set.of(Relation.values()));
    if (!refused(parameters, response)) {
      doorway.pass(
          request, response, DOOR, new ReadGraph(of, depth, directions, relations), GraphJson::of);
    }
  }

  private void path(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    FindWays asked = new FindWays(thing(parameters, "from"), thing(parameters, "to"));
    if (!refused(parameters, response)) {
      doorway.pass(request, response, DOOR, asked, GraphJson::of);
    }
  }

  private void entanglement(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    ReadEntanglement asked =
        new ReadEntanglement(thing(parameters, "of"), depth(parameters, ReadEntanglement.DEPTH));
    if (!refused(parameters, response)) {
      doorway.pass(request, response, DOOR, asked, GraphJson::of);
    }
  }

  private static boolean refused(Parameters parameters, ServerResponse response) {
    if (!parameters.problems().isEmpty()) {
      Problems.send(response, parameters.problems());
    }
    return !parameters.problems().isEmpty();
  }

  private static String thing(Parameters parameters, String name) {
    Optional<String> thing = parameters.one(name, Parameters::sound);
    if (thing.isEmpty() && parameters.problems().isEmpty()) {
      parameters.wrongly(name);
    }
    return thing.orElse("");
  }

  private static int depth(Parameters parameters, int otherwise) {
    return parameters
        .one(
            "depth",
            text ->
                Optional.of(text)
                    .filter(one -> one.matches("[1-9]"))
                    .map(Integer::valueOf)
                    .filter(number -> number <= ReadGraph.DEEPEST))
        .orElse(otherwise);
  }

  private static Optional<Set<Direction>> direction(String word) {
    return Arrays.stream(Direction.values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .map(Set::of);
  }

  /** Relations by their words, with commas between. */
  private static Optional<Set<Relation>> relations(String words) {
    List<Relation> relations = new ArrayList<>();
    for (String word : words.split(",", -1)) {
      Optional<Relation> relation = Relation.of(word);
      if (relation.isEmpty()) {
        return Optional.empty();
      }
      relations.add(relation.get());
    }
    return Optional.of(Set.copyOf(relations));
  }
}
