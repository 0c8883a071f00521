package dev.ilk.decide;

import dev.ilk.actor.Actor;
import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.data.Entities;
import java.util.Collection;

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
   * Actors as policies see them.
   *
   * @param actors each once
   * @return what {@link CedarJson#readEntities} reads
   */
  public static String entities(Collection<? extends Actor> actors) {
    return CedarJson.write(Entities.of(actors.stream().map(Words::entity).toList()).orThrow());
  }
}
