package dev.ilk.prove.human;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Id;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The people of one process. */
public final class InMemoryHumans implements Humans {
  private final Map<Id.Identity, Human> humans = new LinkedHashMap<>();

  /** Without any. */
  public InMemoryHumans() {}

  /**
   * Adds a person, or replaces the one of the same id.
   *
   * @param human the person
   */
  public synchronized void put(Human human) {
    humans.put(human.id(), human);
  }

  @Override
  public synchronized Optional<Human> byId(Id.Identity id) {
    return Optional.ofNullable(humans.get(id));
  }

  @Override
  public Optional<Human> byName(String name) {
    return one(human -> human.name().equals(name));
  }

  @Override
  public Optional<Human> byProviderSubject(String provider, String subject) {
    return one(human ->
        human.account().provider().equals(provider)
            && human.account().subject().equals(Optional.of(subject)));
  }

  @Override
  public Optional<Human> byProviderEmail(String provider, String email) {
    return one(human ->
        human.account().provider().equals(provider)
            && human.account().email().equalsIgnoreCase(email));
  }

  @Override
  public synchronized boolean bindSubject(Id.Identity id, String provider, String subject) {
    Human human = humans.get(id);
    if (human == null
        || !human.account().provider().equals(provider)
        || human.account().subject().isPresent()
        || byProviderSubject(provider, subject).isPresent()) {
      return false;
    }
    put(People.with(human, Optional.of(subject)));
    return true;
  }

  private synchronized Optional<Human> one(Predicate<Human> which) {
    return humans.values().stream().filter(which).findFirst();
  }
}
