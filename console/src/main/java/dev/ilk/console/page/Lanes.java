package dev.ilk.console.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws a journey: a lane for everyone who took part, a line for each step from the top, a dot
 * where it was executed, and a broken line to whoever's authority it was done on.
 */
public final class Lanes {
  private static final int LANE = 190;
  private static final int HEAD = 56;
  private static final int ROW = 40;
  private static final int WORDS = 420;
  private static final int MOST_STEPS = 60;
  private static final int MOST_LANES = 8;
  private static final int DOT = 12;

  private final List<Drawing.Line> lines = new ArrayList<>();
  private final List<Drawing.Box> boxes = new ArrayList<>();
  private final List<Drawing.Bar> bars = new ArrayList<>();
  private final List<Drawing.Text> texts = new ArrayList<>();

  private Lanes() {}

  /**
   * Draws.
   *
   * @param steps in the order of time; the first sixty are drawn
   * @return the picture
   */
  public static Drawing of(List<StepRow> steps) {
    return new Lanes().draw(steps.subList(0, Math.min(MOST_STEPS, steps.size())));
  }

  private Drawing draw(List<StepRow> steps) {
    List<Who> all = parties(steps);
    int width = all.size() * LANE + WORDS;
    int height = HEAD + steps.size() * ROW + 8;
    for (int lane = 0; lane < all.size(); lane++) {
      Who who = all.get(lane);
      boxes.add(new Drawing.Box(who.kind(), lane * LANE + 2, 2, LANE - 14, 40));
      texts.add(Drawing.Text.fitting("", lane * LANE + 12, 19, LANE - 34, who.name()));
      texts.add(Drawing.Text.fitting("soft", lane * LANE + 12, 34, LANE - 34, who.kind()));
      lines.add(Drawing.Line.straight("lane", middle(lane), 42, middle(lane), height));
    }
    for (int row = 0; row < steps.size(); row++) {
      step(all, steps.get(row), HEAD + row * ROW + ROW / 2);
    }
    return new Drawing("The journey", said(steps), width, height, lines, boxes, bars, texts);
  }

  private void step(List<Who> all, StepRow step, int y) {
    int executor = Math.max(0, all.indexOf(step.actor()));
    for (Who authority : step.authority()) {
      int lane = all.indexOf(authority);
      if (lane >= 0 && lane != executor) {
        lines.add(Drawing.Line.straight("line authority", middle(lane), y, middle(executor), y));
      }
    }
    lines.add(Drawing.Line.straight("lane", middle(executor), y, all.size() * LANE + 4, y));
    bars.add(
        new Drawing.Bar(
            step.result().tone().word(),
            middle(executor) - DOT / 2,
            y - DOT / 2,
            DOT,
            DOT,
            step.action() + ": " + step.result().label()));
    int words = all.size() * LANE + 12;
    texts.add(
        Drawing.Text.fitting(
            "", words, y - 3, WORDS - 48, step.action() + ", " + step.result().label()));
    texts.add(Drawing.Text.fitting("soft", words, y + 13, WORDS - 48, step.about()));
  }

  private static int middle(int lane) {
    return lane * LANE + LANE / 2 - 6;
  }

  /** Those who lent authority before those who executed, as far as there is room. */
  private static List<Who> parties(List<StepRow> steps) {
    Set<Who> found = new LinkedHashSet<>();
    for (StepRow step : steps) {
      found.addAll(step.authority().reversed());
      found.add(step.actor());
    }
    return List.copyOf(found).subList(0, Math.min(MOST_LANES, found.size()));
  }

  private static String said(List<StepRow> steps) {
    return String.join(
        "; ",
        steps.stream()
            .map(step ->
                "%s %s%s: %s"
                    .formatted(
                        step.actor().name(),
                        step.action(),
                        step.authority().isEmpty()
                            ? ""
                            : " on the authority of " + step.authority().getFirst().name(),
                        step.result().label()))
            .toList());
  }
}
