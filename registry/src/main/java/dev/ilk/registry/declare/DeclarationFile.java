package dev.ilk.registry.declare;

import dev.ilk.actor.Names;
import dev.ilk.gate.declared.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads a declaration file: one or several YAML documents, or JSON, each with any of the sections.
 * Sections of several documents add up.
 */
public final class DeclarationFile {
  private static final List<String> KEYS =
      List.of(
          "set",
          "prune",
          "environments",
          "teams",
          "humans",
          "workloads",
          "agents",
          "resource_servers",
          "policies");

  private DeclarationFile() {}

  /**
   * Reads a file.
   *
   * @param text YAML or JSON; more than 8 MiB is refused
   * @param problems where everything malformed is noted; without any, the declaration is whole
   * @return what is well-formed in it
   */
  public static Declaration read(String text, Problems problems) {
    return read(text, List.of(), problems);
  }

  /**
   * Reads a file that may also say what other rooms keep.
   *
   * @param text YAML or JSON; more than 8 MiB is refused
   * @param shapes the sections of other rooms
   * @param problems where everything malformed is noted; without any, the declaration is whole
   * @return what is well-formed in it
   */
  public static Declaration read(String text, List<Shape> shapes, Problems problems) {
    Draft draft = new Draft(problems);
    List<String> keys = new ArrayList<>(KEYS);
    shapes.forEach(shape -> keys.add(shape.section()));
    Vocabulary vocabulary = new Vocabulary("a declaration", keys, Map.of());
    for (Node document : Tree.read(text, problems)) {
      if (!(document instanceof Node.OfNothing)) {
        Fields fields = Fields.of(document, "", vocabulary, problems);
        read(fields, draft);
        for (Shape shape : shapes) {
          Items items = new Items(shape, draft);
          section(fields, shape.section(), draft, items::item);
        }
      }
    }
    return draft.finish();
  }

  private static void read(Fields fields, Draft draft) {
    fields
        .formed("set", Names.TENANT, "name for a set: lower-case letters, digits, hyphens", false)
        .ifPresent(name -> draft.belongsTo(fields.place("set"), name));
    if (fields.flag("prune", false)) {
      draft.prune();
    }
    Things things = new Things(draft);
    People people = new People(draft);
    Machines machines = new Machines(draft);
    section(fields, "environments", draft, things::environment);
    section(fields, "teams", draft, things::team);
    section(fields, "humans", draft, people::human);
    section(fields, "workloads", draft, machines::workload);
    section(fields, "agents", draft, machines::agent);
    section(fields, "resource_servers", draft, things::server);
    section(fields, "policies", draft, things::policy);
  }

  private static void section(
      Fields fields, String name, Draft draft, BiConsumer<Node, String> reader) {
    fields.node(name).ifPresent(node -> entries(node, fields.place(name), draft, reader));
  }

  private static void entries(
      Node node, Place place, Draft draft, BiConsumer<Node, String> reader) {
    switch (node) {
      case Node.OfList(int line, List<Node> items) -> {
        // With all problems that are kept, the rest of a broken file need not be read.
        for (int i = 0; i < items.size() && !draft.problems.isFull(); i++) {
          reader.accept(items.get(i), place.path() + "[" + (i + 1) + "]");
        }
      }
      case Node.OfMap other -> notAList(other, place, draft);
      case Node.OfText other -> notAList(other, place, draft);
      case Node.OfNothing nothing -> {} // an empty section declares nothing
    }
  }

  private static void notAList(Node node, Place place, Draft draft) {
    draft.problems.invalid(
        place,
        "wrong_sort",
        "here stands %s, where a list of entries belongs".formatted(node.sort()),
        "begin each entry with `- `");
  }
}
