package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.estate.Entangled;
import dev.ilk.gate.graph.Neighbourhood;
import dev.ilk.gate.graph.Thing;
import dev.ilk.gate.graph.Ways;
import dev.ilk.web.http.Json;
import java.util.List;

/** The graph's things and edges in JSON. */
final class GraphJson {
  private GraphJson() {}

  static ObjectNode of(Neighbourhood found) {
    ObjectNode answer = Json.object();
    put(answer, "of", found.root());
    steps(answer.putArray("edges"), found.steps());
    found.cut().ifPresent(why -> answer.put("cut", why));
    return answer;
  }

  static ObjectNode of(Ways found) {
    ObjectNode answer = Json.object();
    put(answer, "from", found.from());
    put(answer, "to", found.to());
    ArrayNode ways = answer.putArray("ways");
    found.ways().forEach(way -> steps(ways.addArray(), way));
    answer.put("looked", found.looked());
    found.cut().ifPresent(why -> answer.put("cut", why));
    return answer;
  }

  static ObjectNode of(Entangled found) {
    ObjectNode answer = Json.object();
    put(answer, "of", found.root());
    ArrayNode strands = answer.putArray("strands");
    for (Entangled.Strand one : found.strands()) {
      step(strands.addObject().put("effect", one.effect().word()), one.step());
    }
    found.cut().ifPresent(why -> answer.put("cut", why));
    return answer;
  }

  private static void steps(ArrayNode into, List<Neighbourhood.Step> steps) {
    steps.forEach(step -> step(into.addObject(), step));
  }

  private static void step(ObjectNode into, Neighbourhood.Step step) {
    into.put("depth", step.depth()).put("direction", step.direction().word());
    put(into, "from", step.edge().from());
    into.put("relation", step.edge().relation().word());
    put(into, "to", step.edge().to());
    into.put("sure", step.edge().certainty().word()).put("evidence", step.edge().evidence());
  }

  private static void put(ObjectNode into, String name, Thing thing) {
    into.putObject(name)
        .put("sort", thing.sort().word())
        .put("id", thing.ref())
        .put("name", thing.label())
        .put("about", thing.about());
  }
}
