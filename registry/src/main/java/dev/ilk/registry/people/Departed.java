package dev.ilk.registry.people;

import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a person who has left for good: the id and the name, so that nobody gets them.
 */
public final class Departed {
  private Departed() {}

  /**
   * What is kept.
   *
   * @param human who leaves
   * @return ended, without anything that is known of the person
   */
  public static Human of(Human human) {
    return new Human(
        human.id(),
        human.name(),
        human.subtype(),
        Status.ENDED,
        human.created(),
        human.expires(),
        new Human.ProviderAccount(human.account().provider(), Optional.empty(), ""),
        Set.of(),
        Set.of(),
        new Human.Profile("", "", ""),
        human.manager());
  }
}
