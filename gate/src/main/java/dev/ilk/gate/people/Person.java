package dev.ilk.gate.people;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;

/**
 * A person whom a directory provisions.
 *
 * @param human the identity
 * @param facts what the directory said last
 * @param groups the person's groups, by their ids
 * @param modified when the directory last changed something
 * @param revision another after every change
 */
public record Person(
    Human human, PersonFacts facts, List<GroupName> groups, Instant modified, long revision) {

  /**
   * A group by name.
   *
   * @param id which
   * @param name as the directory shows it
   */
  public record GroupName(Id.Group id, String name) {}

  public Person {
    groups = List.copyOf(groups);
  }
}
