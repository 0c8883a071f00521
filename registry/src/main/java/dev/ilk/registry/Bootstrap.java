package dev.ilk.registry;

import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an empty registry needs so that someone can fill it. */
public final class Bootstrap {
  /** The name of the person whom the machine's own socket proves. */
  public static final String OPERATOR = "operator";

  private static final String PROVIDER = "local";
  private static final int TRIES = 20;

  private Bootstrap() {}

  /**
   * Makes the operator, a sealed emergency identity that no provider proves, unless there is one.
   * One that was revoked or ended stays so. Nodes may call this at once.
   *
   * @param store the registry
   * @param ids where the id comes from
   * @param now the present
   * @throws StoreUnavailable if the store does not answer, or others kept changing it
   */
  public static void ensureOperator(RegistryStore store, Ids ids, Instant now)
      throws StoreUnavailable {
    Key key = Key.subject("human:" + OPERATOR);
    for (int i = 0; i < TRIES; i++) {
      // The version first: if the operator appears after it was read, the write does nothing.
      long version = store.catalogue().version();
      if (store.find(Set.of(key)).containsKey(key)) {
        return;
      }
      Registered operator = new Registered(operator(ids, now), "", 0);
      if (store.write(new Batch(version, List.of(operator), List.of(), List.of()))) {
        return;
      }
    }
    throw new StoreUnavailable(
        "the operator could not be made", new IllegalStateException("too much contention"));
  }

  private static Human operator(Ids ids, Instant now) {
    return new Human(
        ids.identity(),
        OPERATOR,
        Human.Subtype.BREAK_GLASS,
        Status.ACTIVE,
        now.truncatedTo(ChronoUnit.SECONDS),
        Optional.empty(),
        new Human.ProviderAccount(PROVIDER, Optional.empty(), ""),
        Set.of(),
        Set.of(Role.OPERATOR),
        new Human.Profile("", "", ""));
  }
}
