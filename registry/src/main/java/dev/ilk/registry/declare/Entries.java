package dev.ilk.registry.declare;

import dev.ilk.registry.words.Prose;

/** How places name the entries of a list. */
final class Entries {
  private static final Node.Member NONE = new Node.Member(0, new Node.OfNothing(0));

  private Entries() {}

  /** {@code workloads.prod-api} rather than {@code workloads[3]}, where the entry has a name. */
  static String path(Node node, String path, String key) {
    if (node instanceof Node.OfMap map
        && map.members().getOrDefault(key, NONE).value() instanceof Node.OfText text
        && !text.text().isBlank()) {
      return path.substring(0, path.lastIndexOf('[')) + "." + Prose.shown(text.text());
    }
    return path;
  }
}
