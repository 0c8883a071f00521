package dev.ilk.cedar.monitor;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What one policy makes a history remember, stated before it is in force.
 *
 * @param policy the id of the policy
 * @param scope whose history
 * @param parts what it is made of; parts that several policies share are kept once
 */
public record Footprint(String policy, String scope, List<Part> parts) {
  public Footprint {
    parts = List.copyOf(parts);
  }

  @Override
  public String toString() {
    return "`"
        + policy
        + "` of each "
        + scope
        + ": "
        + parts.stream().map(Part::toString).collect(Collectors.joining("; "));
  }

  /**
   * One thing that is remembered.
   *
   * @param what which events, in words
   * @param by the fields that tell entries apart; empty if there is one entry for the history
   * @param most how many instants are kept for each entry; empty if as many as there are matching
   *     events in the window, up to {@value Trail#MOST}, after which requests are denied
   * @param window how long they are kept after the event
   */
  public record Part(String what, List<String> by, OptionalLong most, Duration window) {
    public Part {
      by = List.copyOf(by);
    }

    static Part of(Spec spec) {
      return switch (spec) {
        case Spec.Recent s -> part(s, s.keep());
        case Spec.Distinct s -> part(s, s.keep());
        case Spec.Total s -> part(s, Spec.ALL);
      };
    }

    private static Part part(Spec spec, int keep) {
      String what =
          spec.filter()
              .of()
              .map(shape -> shape.action() + "::" + shape.kind().word())
              .orElse("every event");
      return new Part(
          what,
          spec.keys().stream().map(Object::toString).toList(),
          keep == Spec.ALL ? OptionalLong.empty() : OptionalLong.of(keep),
          Duration.ofMillis(spec.horizon()));
    }

    @Override
    public String toString() {
      String entry = by.isEmpty() ? "" : " for each " + String.join(", ", by);
      return (most.isPresent() ? "at most " + most.getAsLong() : "all")
          + " of "
          + what
          + entry
          + ", kept for "
          + window;
    }
  }
}
