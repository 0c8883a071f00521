package dev.ilk.registry.leaving;

import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.gate.Belongings;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.DelegationStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a person lent to agents: with it ends whatever runs on the person's authority. */
public final class LentDelegations implements Belongings {
  private static final int MOST = 1000;
  private static final int SHOWN = 100;

  private final DelegationStore store;
  private final Directory directory;

  /**
   * The delegations of people.
   *
   * @param store where they are kept
   * @param directory what this node holds of them
   */
  public LentDelegations(DelegationStore store, Directory directory) {
    this.store = store;
    this.directory = directory;
  }

  @Override
  public String sort() {
    return "delegations";
  }

  @Override
  public List<String> of(Human person, Instant at) throws PartUnavailable {
    try {
      List<String> told = new ArrayList<>();
      for (Delegation one : store.holding(person.id(), at, SHOWN)) {
        String agent =
            directory.identity(one.agent()).map(a -> a.subject()).orElse(one.agent().value());
        told.add("%s to %s: %s".formatted(one.id().value(), agent, one.purpose()));
      }
      return told;
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("delegations cannot be read", e);
    }
  }

  @Override
  public int end(Human person, Instant at) throws PartUnavailable {
    try {
      int ended = 0;
      List<Delegation> some = store.holding(person.id(), at, MOST);
      while (!some.isEmpty()) {
        for (Delegation one : some) {
          store.end(one.id());
          directory.wrote(one.id());
          ended++;
        }
        some = store.holding(person.id(), at, MOST);
      }
      return ended;
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("delegations cannot be ended", e);
    }
  }
}
