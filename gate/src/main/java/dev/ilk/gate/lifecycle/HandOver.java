package dev.ilk.gate.lifecycle;

import dev.ilk.actor.Team;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Locale;

/**
 * A machine identity on its way into other hands. Until it is accepted, who had it answers for it.
 *
 * @param identity which; it has one hand-over at a time
 * @param subject kind and name
 * @param from the team that owned it when this was proposed
 * @param to to whom
 * @param reason why; 1 to 500 characters
 * @param by who proposed it
 * @param proposed when
 * @param until it waits for an answer until then
 * @param state how it stands
 * @param answer what came of it: the name of who accepted it, or why it was refused; empty while it
 *     waits
 */
public record HandOver(
    Id.Identity identity,
    String subject,
    Team from,
    Recipient to,
    String reason,
    Id.Identity by,
    Instant proposed,
    Instant until,
    State state,
    String answer) {

  /** To whom it goes. */
  public sealed interface Recipient {
    /**
     * As people and the record are told.
     *
     * @return such as {@code team:payments} or {@code human:bob}
     */
    String told();
  }

  /**
   * To another team, of which anyone may accept, and answers for it from then on.
   *
   * @param team which
   */
  public record ToTeam(Team team) implements Recipient {
    @Override
    public String told() {
      return "team:" + team.name();
    }
  }

  /**
   * To another person of the team that owns it.
   *
   * @param name who
   */
  public record ToPerson(String name) implements Recipient {
    @Override
    public String told() {
      return "human:" + name;
    }
  }

  /** How it stands. */
  public enum State {
    /** It waits for an answer. */
    PROPOSED,
    /** It is accepted and under way; whatever crashes, it ends. */
    ACCEPTED,
    /** It is in other hands. */
    DONE,
    /** The other side said no. */
    REFUSED,
    /** Whoever had it took the proposal back. */
    WITHDRAWN,
    /** Nobody answered in time. */
    LAPSED,
    /** Meanwhile it went elsewhere, or ended. */
    VOID;

    /**
     * The word for it on the wire.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether anything is still to come.
     *
     * @return false at the end
     */
    public boolean isOpen() {
      return switch (this) {
        case PROPOSED, ACCEPTED -> true;
        case DONE, REFUSED, WITHDRAWN, LAPSED, VOID -> false;
      };
    }
  }

  /**
   * The same, gone on.
   *
   * @param next how it stands
   * @param told what came of it
   * @return a copy
   */
  public HandOver in(State next, String told) {
    return new HandOver(identity, subject, from, to, reason, by, proposed, until, next, told);
  }
}
