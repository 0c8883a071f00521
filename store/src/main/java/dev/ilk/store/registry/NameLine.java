package dev.ilk.store.registry;

import dev.ilk.actor.Kind;

/**
 * A line of a block of names: the name, a tab, a letter for the kind, and the environment if it is
 * in one. The letter is a capital, which no text that is searched for has in it.
 *
 * @param subject the kind's word, a colon and the name
 * @param environment empty for none
 */
record NameLine(String subject, String environment) {

  /** Reads what {@link #addTo} wrote, without its end. */
  static NameLine read(String line) {
    int tab = line.indexOf('\t');
    String kind = kind(line.charAt(tab + 1)).word();
    return new NameLine(kind + ":" + line.substring(0, tab), line.substring(tab + 2));
  }

  void addTo(StringBuilder lines) {
    int colon = subject.indexOf(':');
    Kind kind = Kind.of(subject.substring(0, colon)).orElseThrow();
    lines.append(subject, colon + 1, subject.length());
    lines.append('\t').append(letter(kind)).append(environment).append('\n');
  }

  private static char letter(Kind kind) {
    return switch (kind) {
      case HUMAN -> 'H';
      case WORKLOAD -> 'W';
      case AGENT -> 'A';
    };
  }

  private static Kind kind(char letter) {
    return switch (letter) {
      case 'H' -> Kind.HUMAN;
      case 'W' -> Kind.WORKLOAD;
      case 'A' -> Kind.AGENT;
      default -> throw new IllegalStateException("no kind has the letter `" + letter + "`");
    };
  }
}
