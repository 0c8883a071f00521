package dev.ilk.registry.declare;

import dev.ilk.actor.Names;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Reads a declaration file: one or several YAML documents, or JSON, each with any of the sections.
 * Sections of several documents add up.
 */
public final class DeclarationFile {
  private static final Vocabulary KEYS =
      Vocabulary.of(
          "a declaration",
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
    Draft draft = new Draft(problems);
    for (Node document : Tree.read(text, problems)) {
      if (!(document instanceof Node.OfNothing)) {
        read(document, draft);
      }
    }
    return draft.finish();
  }

  private static void read(Node document, Draft draft) {
    Fields fields = Fields.of(document, "", KEYS, draft.problems);
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
