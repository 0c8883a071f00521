package dev.ilk.gate.mass;

import dev.ilk.actor.Team;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A change of many identities, worked out before it is made, and how far it is.
 *
 * @param id its name
 * @param what what changes
 * @param asked when it was worked out
 * @param by who asked for it
 * @param digest SHA-256 of what changes and of which identities, in hexadecimal digits: whoever
 *     runs it names what was reviewed
 * @param state where it stands
 * @param total how many identities
 * @param done how many of them are changed
 */
public record MassPlan(
    Id.MassChange id,
    What what,
    Instant asked,
    Id.Identity by,
    String digest,
    State state,
    int total,
    int done) {

  /** Where a plan stands. */
  public enum State {
    /** To be reviewed. */
    PLANNED,
    /** Under way; taken up again by any node if the one that runs it stops. */
    RUNNING,
    /** All of it is done. */
    DONE;

    /**
     * The word for it on the wire.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What changes. */
  public sealed interface What {
    /**
     * The team that is left.
     *
     * @return which
     */
    Team from();

    /**
     * The team that takes its place.
     *
     * @return which
     */
    Team to();

    /**
     * As people and the record read it.
     *
     * @return one line
     */
    String told();
  }

  /**
   * A team gets another name: with its members, its machines and its services; then the old name is
   * gone.
   *
   * @param from the name so far
   * @param to the name from now on; may exist already, and then the two become one
   */
  public record RenameTeam(Team from, Team to) implements What {
    @Override
    public String told() {
      return "rename team %s to %s".formatted(from.name(), to.name());
    }
  }

  /**
   * Machines get another owner.
   *
   * @param from the team that owns them
   * @param to the team that shall
   * @param contact who answers for them from now on; empty to leave it as it is
   * @param text only those whose name contains this; empty for all
   */
  public record MoveMachines(Team from, Team to, Optional<String> contact, String text)
      implements What {
    @Override
    public String told() {
      return "move machines%s of team %s to %s%s"
          .formatted(
              text.isEmpty() ? "" : " like " + text,
              from.name(),
              to.name(),
              contact.map(" in the care of "::concat).orElse(""));
    }
  }
}
