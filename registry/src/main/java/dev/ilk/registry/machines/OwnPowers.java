package dev.ilk.registry.machines;

import java.util.Set;
import java.util.TreeSet;

/** The scopes by which software acts on Ilk itself: only people give them, in a declaration. */
final class OwnPowers {
  static final Set<String> SCOPES =
      Set.of(
          "access:evaluate",
          "deployments:report",
          "discovery:run",
          "leaks:report",
          "machines:provision",
          "measures:read",
          "owners:report",
          "people:provision",
          "policies:apply");

  private OwnPowers() {}

  static Set<String> among(Set<String> scopes) {
    Set<String> own = new TreeSet<>(scopes);
    own.retainAll(SCOPES);
    return own;
  }
}
