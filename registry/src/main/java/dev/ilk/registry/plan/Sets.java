package dev.ilk.registry.plan;

import dev.ilk.registry.declare.Declaration;
import dev.ilk.registry.declare.Place;
import dev.ilk.registry.declare.Problems;

/**
 * Which file manages a thing: one only, so that two files do not undo each other. What no file
 * manages, and what a file without a set does, may be taken over.
 */
final class Sets {
  private Sets() {}

  static void check(String set, String stored, Place place, String name, Problems problems) {
    if (!stored.isEmpty() && !stored.equals(Declaration.UNNAMED) && !stored.equals(set)) {
      problems.conflict(
          place,
          "managed_elsewhere",
          "`%s` is managed by set `%s`".formatted(name, stored),
          "change it there, or declare `set: %s`".formatted(stored));
    }
  }
}
