package dev.ilk.registry.declare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys that may stand in one sort of entry.
 *
 * @param what what the entry is, with its article, such as {@code a workload}
 * @param keys the keys there are
 * @param foreign keys that belong to something else, each with whose they are
 */
record Vocabulary(String what, List<String> keys, Map<String, String> foreign) {
  static final String PERSONS = "that is a person's";
  static final String SOFTWARES = "that is software's";
  static final String AGENTS = "that is an agent's";

  Vocabulary {
    keys = List.copyOf(keys);
    foreign = Map.copyOf(foreign);
  }

  static Vocabulary of(String what, String... keys) {
    return new Vocabulary(what, List.of(keys), Map.of());
  }

  /** The same keys, and others that are told apart from misspelt ones. */
  Vocabulary butNot(String whose, String... others) {
    Map<String, String> more = new LinkedHashMap<>(foreign);
    for (String other : others) {
      more.put(other, whose);
    }
    return new Vocabulary(what, keys, more);
  }
}
