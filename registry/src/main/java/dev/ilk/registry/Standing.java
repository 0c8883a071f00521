package dev.ilk.registry;

import dev.ilk.actor.Status;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.util.Optional;
import java.util.Set;

/** Moves an identity through its life. */
public final class Standing {
  private static final int TRIES = 20;

  private final RegistryStore store;
  private final Directory directory;

  /**
   * Builds it.
   *
   * @param store the registry
   * @param directory what this node holds of it
   */
  public Standing(RegistryStore store, Directory directory) {
    this.store = store;
    this.directory = directory;
  }

  /**
   * Gives an identity another status. What others change about it at the same time is kept.
   *
   * @param id which
   * @param status where it shall stand; nothing leads back from {@link Status#ENDED}
   * @return whether it stands there now; false if it is unknown, or has ended
   * @throws StoreUnavailable if the store does not answer, or others kept changing the identity
   */
  public boolean set(Id.Identity id, Status status) throws StoreUnavailable {
    Key key = Key.id(id);
    for (int i = 0; i < TRIES; i++) {
      Optional<Registered> found = Optional.ofNullable(store.find(Set.of(key)).get(key));
      if (found.isEmpty()) {
        return false;
      }
      Status now = found.get().actor().status();
      if (now == status || now == Status.ENDED) {
        return now == status;
      }
      if (store.replace(found.get().in(status))) {
        directory.wrote(id);
        return true;
      }
    }
    throw new StoreUnavailable(
        "the identity would not stand still", new IllegalStateException("too much contention"));
  }
}
