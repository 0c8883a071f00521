package dev.ilk.registry;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.util.Optional;
import java.util.Set;

/** Binds people to their accounts at the identity provider, once. */
public final class AccountBinding {
  private final RegistryStore store;
  private final Directory directory;

  /**
   * Builds it.
   *
   * @param store the registry
   * @param directory what this node holds of it
   */
  public AccountBinding(RegistryStore store, Directory directory) {
    this.store = store;
    this.directory = directory;
  }

  /**
   * Binds a person to a provider's {@code sub}: compare-and-swap from unbound.
   *
   * @param person who
   * @param provider must be the provider of the person's account
   * @param subject the provider's immutable {@code sub}
   * @return false if nothing was bound: the person is unknown, of another provider, bound already,
   *     changed at this moment, or the {@code sub} is another's
   * @throws StoreUnavailable if the store does not answer
   */
  public boolean bind(Id.Identity person, String provider, String subject) throws StoreUnavailable {
    Key key = Key.id(person);
    Optional<Registered> found = Optional.ofNullable(store.find(Set.of(key)).get(key));
    if (found.isEmpty() || !(found.get().actor() instanceof Human human)) {
      return false;
    }
    Human.ProviderAccount account = human.account();
    if (!account.provider().equals(provider) || account.subject().isPresent()) {
      return false;
    }
    Human bound =
        new Human(
            human.id(),
            human.name(),
            human.subtype(),
            human.status(),
            human.created(),
            human.expires(),
            new Human.ProviderAccount(provider, Optional.of(subject), account.email()),
            human.teams(),
            human.roles(),
            human.profile(),
            human.manager());
    boolean done = store.replace(found.get().with(bound));
    directory.wrote(person);
    return done;
  }
}
