package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Read what a set of declarations manages, as a declaration that makes it so again (R10).
 *
 * @param set which; of any content
 * @param after the mark that the part before named; empty for the first part
 */
public record ExportRegistry(String set, String after) implements Command<ExportRegistry.Part> {

  /**
   * A part of what was asked for; each is a file of its own, to be applied in their order.
   *
   * @param document the declaration, YAML
   * @param version the registry's version as of which it is; parts of one version belong together
   * @param next the mark of the next part; empty if this is the last
   * @param leftOut what stands in this part's stretch and no file can make again
   * @param sets every set that manages anything, in the order of the alphabet
   */
  public record Part(
      String document,
      long version,
      Optional<String> next,
      List<LeftOut> leftOut,
      List<String> sets) {
    public Part {
      leftOut = List.copyOf(leftOut);
      sets = List.copyOf(sets);
    }
  }

  /**
   * An identity that is not in the document.
   *
   * @param subject its kind and name
   * @param why for people
   */
  public record LeftOut(String subject, String why) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Registry", "all", Map.of("set", set));
  }
}
