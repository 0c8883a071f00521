package dev.ilk.gate.people;

import dev.ilk.actor.Role;
import dev.ilk.actor.Team;

/** What membership in a group brings: an operator of Ilk chose it, never the directory. */
public sealed interface Grant {

  /** Nothing: the group is the directory's own business. */
  record Nothing() implements Grant {}

  /**
   * Belonging to a team.
   *
   * @param team which
   */
  record OfTeam(Team team) implements Grant {}

  /**
   * Holding a role.
   *
   * @param role which
   */
  record OfRole(Role role) implements Grant {}

  /**
   * In a word.
   *
   * @return such as {@code team:payments}; empty for nothing
   */
  default String text() {
    return switch (this) {
      case Nothing() -> "";
      case OfTeam(Team team) -> "team:" + team.name();
      case OfRole(Role role) -> "role:" + role.name();
    };
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @param text as it was written
   * @return the grant
   * @throws IllegalArgumentException if it is none
   */
  static Grant parse(String text) {
    if (text.isEmpty()) {
      return new Nothing();
    }
    if (text.startsWith("team:")) {
      return new OfTeam(new Team(text.substring(5)));
    }
    if (text.startsWith("role:")) {
      return new OfRole(new Role(text.substring(5)));
    }
    throw new IllegalArgumentException("`" + text + "` is no grant");
  }
}
