package dev.ilk.decide;

import java.util.List;
import java.util.Map;

/**
 * What an action touches.
 *
 * @param type an entity type of the policies' vocabulary, such as {@code ResourceServer}
 * @param id which one
 * @param parents the groups it stands in, such as its team and environment
 * @param facts its attributes
 */
public record Target(String type, String id, List<Fact.Ref> parents, Map<String, Fact> facts) {
  public Target {
    parents = List.copyOf(parents);
    facts = Map.copyOf(facts);
  }

  /**
   * A target without groups and attributes.
   *
   * @param type its type
   * @param id which one
   * @return the target
   */
  public static Target of(String type, String id) {
    return new Target(type, id, List.of(), Map.of());
  }

  /**
   * The same under another id.
   *
   * @param name which one
   * @return a copy
   */
  public Target called(String name) {
    return new Target(type, name, parents, facts);
  }
}
