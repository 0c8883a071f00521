package dev.ilk.registry.declare;

import dev.ilk.actor.Names;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.ProcessRule.Trait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which processes on which agents' machines are a workload (W6). */
final class Processes {
  private static final Vocabulary RULE =
      Vocabulary.of("a process", "name", "agent", "uid", "gid", "path", "sha256", "cgroup");
  private static final Pattern NAME = Pattern.compile("[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,99}");
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,9}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern PATH = Pattern.compile("/[^\\p{Cntrl}]{0,499}");
  private static final int MOST = 20;

  private final Draft draft;

  Processes(Draft draft) {
    this.draft = draft;
  }

  List<Spec.At<ProcessRule>> read(Fields machine, String workload) {
    Optional<Node> node = machine.node("processes");
    if (node.isEmpty()) {
      return List.of();
    }
    Place place = machine.place("processes");
    if (!(node.get() instanceof Node.OfList(int line, List<Node> items)) || items.size() > MOST) {
      String message = "`processes` is a list of at most %d rules".formatted(MOST);
      draft.problems.invalid(place, "wrong_sort", message, "begin each rule with `- `");
      return List.of();
    }
    List<Spec.At<ProcessRule>> rules = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String path = "%s[%d]".formatted(place.path(), i + 1);
      rule(items.get(i), path, workload, workload + "-process-" + (i + 1)).ifPresent(rules::add);
    }
    return rules;
  }

  private Optional<Spec.At<ProcessRule>> rule(
      Node node, String path, String workload, String usualName) {
    Fields fields = Fields.of(node, path, RULE, draft.problems);
    String name =
        fields
            .formed("name", NAME, "rule's name: lower-case letters, digits, hyphens", false)
            .orElse(usualName);
    Optional<String> agent =
        fields.formed("agent", Names.MACHINE, "workload's name: that of the agent", true);
    Map<Trait, String> traits = new EnumMap<>(Trait.class);
    trait(fields, Trait.UID, NUMBER, "user's number", traits);
    trait(fields, Trait.GID, NUMBER, "group's number", traits);
    trait(fields, Trait.PATH, PATH, "absolute path of a program", traits);
    trait(fields, Trait.SHA256, DIGEST, "SHA-256 in 64 lower-case hexadecimal digits", traits);
    trait(fields, Trait.CGROUP, PATH, "control group, such as `/system.slice/a.service`", traits);
    if (!fields.sound()) {
      return Optional.empty();
    }
    if (Collections.disjoint(traits.keySet(), Trait.TELLING)) {
      draft.problems.invalid(
          fields.place(),
          "process_anyone",
          "anyone on the machine could run such a process",
          "give its `uid`, `sha256` or `cgroup`");
      return Optional.empty();
    }
    if (!draft.isFirst("process", name, fields.place())) {
      return Optional.empty();
    }
    return Optional.of(
        new Spec.At<>(
            fields.place(), new ProcessRule(name, workload, agent.orElseThrow(), traits)));
  }

  private static void trait(
      Fields fields, Trait trait, Pattern form, String what, Map<Trait, String> traits) {
    fields.formed(trait.word(), form, what, false).ifPresent(value -> traits.put(trait, value));
  }
}
