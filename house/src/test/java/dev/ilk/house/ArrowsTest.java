package dev.ilk.house;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Arrows go down only. The table is the plan; each module-info must stay within it. */
class ArrowsTest {
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          entry("kernel", Set.of()),
          entry("keys", Set.of("kernel")),
          entry("actor", Set.of("kernel")),
          entry("cedar", Set.of()),
          entry("record", Set.of("keys", "actor", "kernel")),
          entry("decide", Set.of("cedar", "actor", "kernel")),
          entry("place", Set.of("kernel")),
          entry("prove.proof", Set.of("actor", "kernel")),
          entry("prove.federation", Set.of("keys", "actor", "kernel")),
          entry(
              "prove.human",
              Set.of(
                  "prove.proof", "prove.federation", "place", "share", "keys", "actor", "kernel")),
          entry(
              "prove.workload",
              Set.of("prove.proof", "prove.federation", "keys", "actor", "kernel")),
          entry(
              "prove.agent", Set.of("prove.proof", "prove.federation", "keys", "actor", "kernel")),
          entry("gate", Set.of("prove.proof", "decide", "place", "record", "actor", "kernel")),
          entry("registry", Set.of("gate", "actor", "kernel")),
          entry("approval", Set.of("gate", "decide", "keys", "actor", "kernel")),
          entry("provenance", Set.of("record", "keys", "actor", "kernel")),
          entry("deployment", Set.of("provenance", "gate", "record", "actor", "kernel")),
          entry("estate", Set.of("discover", "gate", "keys", "actor", "kernel")),
          entry("migration", Set.of("estate", "discover", "gate", "record", "actor", "kernel")),
          entry("notify", Set.of("gate", "prove.federation", "record", "keys", "actor", "kernel")),
          entry("share", Set.of("keys", "kernel")),
          entry(
              "elevation",
              Set.of("approval", "gate", "decide", "share", "keys", "actor", "kernel")),
          entry(
              "lifecycle",
              Set.of(
                  "approval", "review", "registry", "gate", "record", "keys", "actor", "kernel")),
          entry("measure", Set.of("registry", "gate", "record", "actor", "kernel")),
          entry("review", Set.of("registry", "gate", "record", "actor", "kernel")),
          entry("rollout", Set.of("gate", "policy", "decide", "cedar", "actor", "kernel")),
          entry("issue", Set.of("gate", "place", "keys", "actor", "kernel")),
          entry(
              "store",
              Set.of(
                  "registry",
                  "rollout",
                  "approval",
                  "deployment",
                  "elevation",
                  "estate",
                  "lifecycle",
                  "notify",
                  "migration",
                  "measure",
                  "review",
                  "issue",
                  "decide",
                  "record",
                  "keys",
                  "prove.federation",
                  "prove.human",
                  "place",
                  "actor",
                  "kernel")),
          entry(
              "web",
              Set.of(
                  "gate",
                  "prove.human",
                  "prove.workload",
                  "prove.agent",
                  "place",
                  "actor",
                  "kernel")),
          entry(
              "console",
              Set.of("gate", "prove.human", "place", "registry", "record", "actor", "kernel")),
          entry("guard", Set.of("cedar", "keys", "kernel")),
          entry("edge", Set.of("guard", "kernel")),
          entry("agent", Set.of("guard", "keys", "kernel")),
          entry("policy", Set.of("cedar", "decide", "kernel")),
          entry("scan", Set.of("kernel")),
          entry("discover", Set.of("actor", "kernel")),
          entry(
              "cli",
              Set.of(
                  "policy",
                  "provenance",
                  "prove.federation",
                  "decide",
                  "cedar",
                  "record",
                  "scan",
                  "discover",
                  "actor",
                  "keys",
                  "kernel")));

  /** Rooms at the top, which wire the others together and may use any of them. */
  private static final Set<String> TOP = Set.of("server", "outside", "demo", "bench");

  @Test
  void every_room_is_a_java_module() {
    for (Path room : House.rooms()) {
      assertTrue(
          Files.exists(room.resolve("src/main/java/module-info.java")),
          () -> House.name(room) + " has no module-info.java, so it has no locks");
    }
  }

  @Test
  void every_arrow_between_rooms_is_in_the_plan() {
    Set<String> upward = new TreeSet<>();
    for (Path room : House.rooms()) {
      ModuleDescriptor module = House.descriptor(room);
      String name = shortName(module.name());
      if (!TOP.contains(name)) {
        Set<String> allowed = ALLOWED.getOrDefault(name, Set.of());
        needs(module).stream()
            .filter(other -> !allowed.contains(other))
            .forEach(other -> upward.add(name + " → " + other));
      }
    }
    assertEquals(Set.of(), upward, "arrows that the plan in ARCHITECTURE.md does not have");
  }

  @Test
  void the_plan_names_no_room_that_is_not_there() {
    Set<String> rooms =
        House.rooms().stream()
            .map(room -> shortName(House.descriptor(room).name()))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> planned = new TreeSet<>(ALLOWED.keySet());
    planned.addAll(TOP);
    assertEquals(planned, rooms);
  }

  private static Set<String> needs(ModuleDescriptor module) {
    return module.requires().stream()
        .map(ModuleDescriptor.Requires::name)
        .filter(name -> name.startsWith("dev.ilk."))
        .map(ArrowsTest::shortName)
        .collect(Collectors.toSet());
  }

  private static String shortName(String module) {
    return module.substring("dev.ilk.".length());
  }
}
