package dev.ilk.registry.declare;

import dev.ilk.actor.Names;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.ProcessRule.Trait;
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
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,9}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern PATH = Pattern.compile("/[^\\p{Cntrl}]{0,499}");

  private final Draft draft;

  Processes(Draft draft) {
    this.draft = draft;
  }

  List<Spec.At<ProcessRule>> read(Fields machine, String workload) {
    return new RuleList(draft, "processes", "process", RULE)
        .read(machine, workload + "-process-", (fields, name) -> rule(fields, name, workload));
  }

  private Optional<ProcessRule> rule(Fields fields, String name, String workload) {
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
    return Optional.of(new ProcessRule(name, workload, agent.orElseThrow(), traits));
  }

  private static void trait(
      Fields fields, Trait trait, Pattern form, String what, Map<Trait, String> traits) {
    fields.formed(trait.word(), form, what, false).ifPresent(value -> traits.put(trait, value));
  }
}
