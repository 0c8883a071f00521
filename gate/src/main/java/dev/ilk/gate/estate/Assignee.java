package dev.ilk.gate.estate;

import dev.ilk.actor.Names;
import dev.ilk.actor.Team;
import java.util.Optional;

/** Who is to mend a finding. */
public sealed interface Assignee {

  /**
   * As people and the record are told.
   *
   * @return such as {@code team:payments} or {@code human:bob}
   */
  String told();

  /**
   * Reads what {@link #told} writes.
   *
   * @param text of any content
   * @return empty if it is neither a team nor a person
   */
  static Optional<Assignee> parse(String text) {
    int colon = text.indexOf(':');
    String name = text.substring(colon + 1);
    return switch (text.substring(0, Math.max(0, colon))) {
      case "team" ->
          Names.TENANT.matcher(name).matches()
              ? Optional.of(new OfTeam(new Team(name)))
              : Optional.empty();
      case "human" ->
          Names.HUMAN.matcher(name).matches() ? Optional.of(new OfPerson(name)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /**
   * Whoever is of a team.
   *
   * @param team which
   */
  record OfTeam(Team team) implements Assignee {
    @Override
    public String told() {
      return "team:" + team.name();
    }
  }

  /**
   * One person.
   *
   * @param name who
   */
  record OfPerson(String name) implements Assignee {
    @Override
    public String told() {
      return "human:" + name;
    }
  }
}
