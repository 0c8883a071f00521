package dev.ilk.approval;

import dev.ilk.gate.ApprovalTask;
import dev.ilk.kernel.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request that people approve an action.
 *
 * @param id its name
 * @param asked what is to be approved; never changes
 * @param state what came of it so far
 */
public record AccessRequest(Id.AccessRequest id, Asked asked, State state) {
  /** So long a request waits for an answer. */
  public static final Duration PATIENCE = Duration.ofHours(1);

  /** So long an approval counts. */
  public static final Duration APPROVED = Duration.ofMinutes(15);

  /**
   * What is to be approved.
   *
   * @param guard the enforcement point
   * @param guardName its subject, for people
   * @param subject whose action it is, as {@link dev.ilk.actor.Actor#subject()} writes it
   * @param verb what they would do
   * @param resource to what, type and id
   * @param arguments a digest of all that was asked
   * @param shown all that was asked, as JSON
   * @param reason why it takes an approval, in the policies' words
   * @param approvers who has to approve, as policies name them; one person for each
   * @param binding a digest of the token by which it was asked for; no two requests share one
   * @param created since when it waits
   * @param expires until when
   */
  public record Asked(
      Id.Identity guard,
      String guardName,
      String subject,
      String verb,
      String resource,
      String arguments,
      String shown,
      String reason,
      List<String> approvers,
      String binding,
      Instant created,
      Instant expires) {
    public Asked {
      approvers = List.copyOf(approvers);
    }
  }

  /**
   * What came of it so far.
   *
   * @param status where it stands; never {@link ApprovalTask.Status#EXPIRED}, which time tells
   * @param votes who approved, in the order in which they did
   * @param decided when it came to its end; empty while it waits
   */
  public record State(ApprovalTask.Status status, List<Vote> votes, Optional<Instant> decided) {
    public State {
      votes = List.copyOf(votes);
    }

    static State waiting() {
      return new State(ApprovalTask.Status.PENDING, List.of(), Optional.empty());
    }
  }

  /**
   * One person's approval.
   *
   * @param as as which approver, as the policies name it
   * @param by who
   * @param at when
   */
  public record Vote(String as, Id.Identity by, Instant at) {}

  /**
   * A request that waits for its first answer.
   *
   * @param id its name
   * @param asked what is to be approved
   * @return nobody has approved it yet
   */
  public static AccessRequest waiting(Id.AccessRequest id, Asked asked) {
    return new AccessRequest(id, asked, State.waiting());
  }

  /** Where it stands, time taken into account. */
  ApprovalTask.Status status(Instant now) {
    boolean over = state.status() == ApprovalTask.Status.PENDING && !now.isBefore(asked.expires());
    return over ? ApprovalTask.Status.EXPIRED : state.status();
  }

  /** As whom somebody has still to approve it. */
  List<String> missing() {
    List<String> missing = new ArrayList<>(asked.approvers());
    state.votes().forEach(vote -> missing.remove(vote.as()));
    return missing;
  }

  /** The same with one more approval; it is through once none is missing. */
  AccessRequest approved(Vote vote) {
    List<Vote> votes = new ArrayList<>(state.votes());
    votes.add(vote);
    boolean through = missing().size() == 1;
    return with(
        new State(
            through ? ApprovalTask.Status.APPROVED : ApprovalTask.Status.PENDING,
            votes,
            through ? Optional.of(vote.at()) : Optional.empty()));
  }

  AccessRequest ended(ApprovalTask.Status status, Instant now) {
    return with(new State(status, state.votes(), Optional.of(now)));
  }

  private AccessRequest with(State next) {
    return new AccessRequest(id, asked, next);
  }

  /** Since and until when it is approved; empty if it is not. */
  Optional<ApprovalTask.Approved> approved() {
    return state
        .decided()
        .filter(at -> state.status() == ApprovalTask.Status.APPROVED)
        .map(at -> new ApprovalTask.Approved(at, at.plus(APPROVED)));
  }

  /**
   * Who has still to approve it.
   *
   * @return as policies name them
   */
  public List<String> waitsFor() {
    return missing().stream().map(Approvers::named).toList();
  }

  /**
   * The same, taken back.
   *
   * @param now when
   * @return nobody can approve it any more
   */
  public AccessRequest cancelled(Instant now) {
    return ended(ApprovalTask.Status.CANCELLED, now);
  }

  /**
   * How it stands.
   *
   * @param now the present
   * @return as whoever asked for it sees it
   */
  public ApprovalTask task(Instant now) {
    return new ApprovalTask(id, status(now), asked.expires(), approved());
  }
}
