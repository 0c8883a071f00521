package dev.ilk.store.registry;

import dev.ilk.actor.Kind;
import dev.ilk.registry.stored.Filter;

/**
 * A stretch in the order of subjects: those of a kind begin with its word and a colon.
 *
 * @param from the stretch begins after this one
 * @param before it ends before this one
 */
record Subjects(String from, String before) {
  /** After whatever a subject begins with. */
  private static final String END = "\u007f";

  static Subjects of(Filter filter) {
    String from = filter.kind().map(kind -> begin(kind)).orElse("");
    return new Subjects(
        filter.after().compareTo(from) > 0 ? filter.after() : from,
        filter.kind().map(kind -> begin(kind) + END).orElse(END));
  }

  private static String begin(Kind kind) {
    return kind.word() + ":";
  }

  boolean has(String subject) {
    return subject.compareTo(from) > 0 && subject.compareTo(before) < 0;
  }
}
