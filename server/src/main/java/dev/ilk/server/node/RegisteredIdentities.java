package dev.ilk.server.node;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.estate.Identities;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.provider.Provider;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Who is registered, by what joins accounts to identities. */
record RegisteredIdentities(RegistryStore registry, List<String> providers) implements Identities {

  /** More providers than these are not asked about: one question has so many keys at most. */
  private static final int MOST_PROVIDERS = RegistryStore.MOST_KEYS / Identities.MOST;

  static RegisteredIdentities of(RegistryStore registry, List<Provider> providers) {
    return new RegisteredIdentities(
        registry, providers.stream().map(Provider::name).limit(MOST_PROVIDERS).toList());
  }

  @Override
  public Map<Key, Id.Identity> find(Set<Key> keys) throws StoreUnavailable {
    Map<dev.ilk.registry.stored.Key, Key> asked = new HashMap<>();
    for (Key key : keys) {
      switch (key.sort()) {
        case SUBJECT -> asked.put(dev.ilk.registry.stored.Key.subject(key.text()), key);
        case PROVIDER_ID -> add(asked, key, dev.ilk.registry.stored.Key::account);
        case ADDRESS -> add(asked, key, dev.ilk.registry.stored.Key::email);
      }
    }
    Map<Key, Id.Identity> known = new HashMap<>();
    registry
        .find(asked.keySet())
        .forEach((key, found) -> known.put(asked.get(key), found.actor().id()));
    return known;
  }

  private void add(
      Map<dev.ilk.registry.stored.Key, Key> asked,
      Key key,
      BiFunction<String, String, dev.ilk.registry.stored.Key> make) {
    providers.forEach(provider -> asked.put(make.apply(provider, key.text()), key));
  }

  @Override
  public Optional<Named> named(Id.Identity id) throws StoreUnavailable {
    dev.ilk.registry.stored.Key key = dev.ilk.registry.stored.Key.id(id);
    return Optional.ofNullable(registry.find(Set.of(key)).get(key))
        .map(Registered::actor)
        .map(actor -> new Named(actor.subject(), names(actor)));
  }

  Optional<Machine> machine(Id.Identity id) throws StoreUnavailable {
    dev.ilk.registry.stored.Key key = dev.ilk.registry.stored.Key.id(id);
    return Optional.ofNullable(registry.find(Set.of(key)).get(key))
        .map(Registered::actor)
        .filter(Machine.class::isInstance)
        .map(Machine.class::cast);
  }

  private static Set<String> names(Actor actor) {
    Set<String> names = new HashSet<>();
    names.add(actor.name().toLowerCase(Locale.ROOT));
    if (actor instanceof Human human && !human.account().email().isEmpty()) {
      names.add(human.account().email().toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
