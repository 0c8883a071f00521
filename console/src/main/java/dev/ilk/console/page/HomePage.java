package dev.ilk.console.page;

import dev.ilk.console.template.JtehomeGenerated;
import java.util.List;

/**
 * What needs whoever is signed in.
 *
 * @param name what they are called
 * @param approvals what waits for their approval, the oldest first; at most a few
 * @param waiting how many wait in all
 * @param ending the machines that they answer for, those that end first in front; at most a few
 * @param troubled how many of those they answer for end soon or do not stand
 * @param delegations how many of their delegations hold
 * @param mending what is theirs or their teams' to mend, in words: a number
 * @param late whether any of it is overdue
 * @param soonest when the first of those ends, in words; empty if there is none
 */
public record HomePage(
    String name,
    List<Waiting> approvals,
    int waiting,
    List<Ending> ending,
    int troubled,
    int delegations,
    String mending,
    boolean late,
    String soonest)
    implements Page {
  public HomePage {
    approvals = List.copyOf(approvals);
    ending = List.copyOf(ending);
  }

  /**
   * Something to approve.
   *
   * @param who would act
   * @param what they would do
   * @param until when it can be answered
   */
  public record Waiting(Who who, String what, Moment until) {}

  /**
   * A machine that somebody answers for.
   *
   * @param who it is
   * @param purpose what it is for
   * @param state how it stands
   * @param ends when it ends
   * @param soon whether that is soon
   */
  public record Ending(Who who, String purpose, Chip state, Moment ends, boolean soon) {}

  @Override
  public void write(Canvas on) {
    JtehomeGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
