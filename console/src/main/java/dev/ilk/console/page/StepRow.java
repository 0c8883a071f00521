package dev.ilk.console.page;

import java.util.List;

/**
 * One event of the record: when, what came of it, who for whom, what, and why.
 *
 * @param at when
 * @param result what came of it
 * @param actor who executed it
 * @param authority on whose authority beside their own, nearest first
 * @param proof how the actor was proven; may be empty
 * @param action what was asked for
 * @param about of what
 * @param reason why it was allowed or not
 * @param policies the policies that decided
 * @param journey the journey to link to; empty where the journey is what is shown
 */
public record StepRow(
    Moment at,
    Chip result,
    Who actor,
    List<Who> authority,
    String proof,
    String action,
    String about,
    String reason,
    List<String> policies,
    String journey) {
  public StepRow {
    authority = List.copyOf(authority);
    policies = List.copyOf(policies);
  }
}
