package dev.ilk.discover.owner;

import java.util.List;

/**
 * Somebody who may answer for an account.
 *
 * @param candidate a subject, or the name that nobody knows
 * @param points how much speaks for it
 * @param evidence the kind of evidence that weighs most
 * @param because the evidence in words that can be checked, the weightiest first
 */
public record Ranked(String candidate, int points, String evidence, List<String> because) {
  public Ranked {
    because = List.copyOf(because);
  }
}
