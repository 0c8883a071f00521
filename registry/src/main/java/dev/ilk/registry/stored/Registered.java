package dev.ilk.registry.stored;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import java.util.Set;
import java.util.TreeSet;

/**
 * An identity as it is kept.
 *
 * @param actor the identity
 * @param set the name of the set of declarations that manages it; empty if none does
 * @param revision the registry's version that last wrote it; 0 before it is written
 */
public record Registered(Actor actor, String set, long revision) {

  /**
   * Everything by which it is found. A person who has left gives up account and address, which may
   * be another's one day, but never the name.
   *
   * @return at least its id and subject
   */
  public Set<Key> keys() {
    return switch (actor) {
      case Human human -> keys(human);
      case Workload workload -> Set.of(Key.id(workload.id()), Key.subject(workload.subject()));
      case Agent agent -> Set.of(Key.id(agent.id()), Key.subject(agent.subject()));
    };
  }

  private static Set<Key> keys(Human human) {
    Set<Key> keys = new TreeSet<>((a, b) -> a.text().compareTo(b.text()));
    keys.add(Key.id(human.id()));
    keys.add(Key.subject(human.subject()));
    if (human.status() != Status.ENDED) {
      String provider = human.account().provider();
      human.account().subject().ifPresent(subject -> keys.add(Key.account(provider, subject)));
      if (!human.account().email().isEmpty()) {
        keys.add(Key.email(provider, human.account().email()));
      }
    }
    return keys;
  }

  /**
   * The same identity with other contents.
   *
   * @param next what it shall be; of the same id
   * @return a copy under the same set and revision
   */
  public Registered with(Actor next) {
    return new Registered(next, set, revision);
  }

  /**
   * The same identity in another status.
   *
   * @param status where in life it shall stand
   * @return a copy under the same set and revision
   */
  public Registered in(Status status) {
    return with(Statuses.of(actor, status));
  }
}
