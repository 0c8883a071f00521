package dev.ilk.decide;

import dev.ilk.actor.Actor;
import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Entity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** What others need to decide as this node does, in Cedar's JSON format. */
public final class Portable {
  private Portable() {}

  /**
   * The policies that are enforced, Ilk's own among them. Those in shadow are left out.
   *
   * @param policies those in force
   * @return what {@link CedarJson#readPolicies} reads
   */
  public static String policies(Policies policies) {
    return CedarJson.write(policies.enforced());
  }

  /**
   * Actors and actions as policies see them.
   *
   * @param actors each once
   * @param groups the groups of each action that is in one
   * @return what {@link CedarJson#readEntities} reads
   */
  public static String entities(
      Collection<? extends Actor> actors, SortedMap<String, Set<String>> groups) {
    List<Entity> entities = new ArrayList<>(actors.stream().map(Words::entity).toList());
    groups.forEach((action, of) -> entities.add(Words.action(action, new TreeSet<>(of))));
    return CedarJson.write(Entities.of(entities).orThrow());
  }
}
