package dev.ilk.decide;

import java.util.List;

/**
 * A decision with what only those who look after policies want to know.
 *
 * @param decision the answer
 * @param skipped the ids of enforced policies that erred and took no part
 */
public record Ruling(Decision decision, List<String> skipped) {
  public Ruling {
    skipped = List.copyOf(skipped);
  }
}
