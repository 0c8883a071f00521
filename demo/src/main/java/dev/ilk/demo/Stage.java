package dev.ilk.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Where the journey is played: tells each step as it happens, and counts. */
final class Stage {
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintStream out;
  private final boolean quiet;
  private final boolean colour;
  private final List<Step> steps = new ArrayList<>();
  private String act = "";

  /**
   * A step that was played.
   *
   * @param act the act it belongs to
   * @param kind which kind acted
   * @param tried what was tried
   * @param came what came of it, and why
   * @param passed whether that is what should come of it
   */
  record Step(String act, String kind, String tried, String came, boolean passed) {}

  /** What a step shows, and whether it is as it should be. */
  record Shown(boolean passed, String came) {}

  /** Something that is tried. */
  interface Trial {
    Shown run() throws Exception;
  }

  Stage(PrintStream out, boolean quiet, boolean colour) {
    this.out = out;
    this.quiet = quiet;
    this.colour = colour;
  }

  void say(String text) {
    if (!quiet) {
      out.println(text);
    }
  }

  void act(String title) {
    act = title;
    say("\n" + paint(BOLD, title));
  }

  void step(String kind, String tried, Trial trial) {
    Shown shown;
    try {
      shown = trial.run();
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      shown = new Shown(false, "the step broke: " + e);
    }
    steps.add(new Step(act, kind, tried, shown.came(), shown.passed()));
    String mark = shown.passed() ? paint(GREEN, "✓") : paint(RED, "✗");
    say("  %s %-9s %s".formatted(mark, kind, tried));
    shown.came().lines().forEach(line -> say("              " + paint(DIM, line)));
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  long failed() {
    return steps.stream().filter(step -> !step.passed()).count();
  }

  /** Tells how many steps came out as they should: for people in a line, for programs in JSON. */
  void end(PrintStream out, boolean json) {
    long passed = steps.size() - failed();
    if (!json) {
      out.printf("%n%d passed, %d failed%n", passed, failed());
      return;
    }
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("passed", passed);
    object.put("failed", failed());
    ArrayNode list = object.putArray("steps");
    for (Step step : steps) {
      list.addObject()
          .put("act", step.act())
          .put("kind", step.kind())
          .put("tried", step.tried())
          .put("came", step.came())
          .put("passed", step.passed());
    }
    out.println(object.toPrettyString());
  }

  private String paint(String code, String text) {
    return colour ? code + text + PLAIN : text;
  }
}
