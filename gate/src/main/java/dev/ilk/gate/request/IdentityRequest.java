package dev.ilk.gate.request;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Team;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request for an identity made of a template, and how it stands.
 *
 * @param id its name
 * @param asked who asked for what; never changes
 * @param wanted what would exist; never changes
 * @param approval who approves it; never changes
 * @param state how it stands
 * @param why what came of it in one sentence, such as the reason of a refusal; empty while it waits
 * @param settled when it came to its end; empty while it waits
 */
public record IdentityRequest(
    Id.IdentityRequest id,
    Asked asked,
    Wanted wanted,
    Approval approval,
    State state,
    String why,
    Optional<Instant> settled) {

  /**
   * Who asked for what.
   *
   * @param by who
   * @param requester the same as {@link dev.ilk.actor.Actor#subject()} writes it
   * @param template of which template
   * @param digest of the template as it was then
   * @param team that shall own it; one of the requester's
   * @param environment where
   * @param reason why it is needed; 1 to 500 characters
   * @param at when
   */
  public record Asked(
      Id.Identity by,
      String requester,
      String template,
      String digest,
      Team team,
      Environment environment,
      String reason,
      Instant at) {}

  /**
   * What would exist.
   *
   * @param identity its id, given away already: by it alone is known whether it was made
   * @param subject kind and name
   * @param document the declaration of it, as JSON
   * @param allows by what it proves itself, for people
   * @param never by what it does not, for people
   * @param caution what no rule can see; may be empty
   */
  public record Wanted(
      Id.Identity identity,
      String subject,
      String document,
      String allows,
      String never,
      String caution) {}

  /**
   * Who approves it.
   *
   * @param approvers roles, and teams as {@code team:payments}; empty if nobody has to
   * @param task where they are asked; empty if nobody is
   * @param until it waits for them until then
   */
  public record Approval(List<String> approvers, Optional<Id.AccessRequest> task, Instant until) {
    public Approval {
      approvers = List.copyOf(approvers);
    }
  }

  /** How it stands. */
  public enum State {
    /** Only looked at: nothing is stored. */
    PLANNED,
    /** It waits for its approvers. */
    WAITING,
    /** It is approved and under way; whatever crashes, it ends. */
    APPROVED,
    /** The identity exists. */
    PROVISIONED,
    /** An approver said no. */
    REFUSED,
    /** Whoever asked took it back. */
    WITHDRAWN,
    /** Nobody answered in time. */
    LAPSED,
    /** What it was judged by has changed. */
    VOID,
    /** The registry could not take it. */
    FAILED;

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
        case WAITING, APPROVED -> true;
        case PLANNED, PROVISIONED, REFUSED, WITHDRAWN, LAPSED, VOID, FAILED -> false;
      };
    }
  }

  /**
   * The same, gone on.
   *
   * @param next how it stands
   * @param reason what came of it
   * @param now when
   * @return a copy
   */
  public IdentityRequest in(State next, String reason, Instant now) {
    return new IdentityRequest(
        id,
        asked,
        wanted,
        approval,
        next,
        reason,
        next.isOpen() ? Optional.empty() : Optional.of(now));
  }
}
