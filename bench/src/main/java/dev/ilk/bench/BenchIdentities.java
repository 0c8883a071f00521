package dev.ilk.bench;

import dev.ilk.actor.Team;
import dev.ilk.estate.Answerers;
import dev.ilk.estate.Identities;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The people of a made-up company with one identity provider, as accounts are joined to them. */
record BenchIdentities(RegistryStore registry) implements Identities, Answerers {
  private static final String PROVIDER = "corp";

  @Override
  public Map<Key, Id.Identity> find(Set<Key> keys) throws StoreUnavailable {
    Map<dev.ilk.registry.stored.Key, Key> asked = new HashMap<>();
    keys.forEach(key -> asked.put(stored(key), key));
    Map<Key, Id.Identity> known = new HashMap<>();
    registry
        .find(asked.keySet())
        .forEach((key, found) -> known.put(asked.get(key), found.actor().id()));
    return known;
  }

  private static dev.ilk.registry.stored.Key stored(Key key) {
    return switch (key.sort()) {
      case SUBJECT, SPIFFE_ID -> dev.ilk.registry.stored.Key.subject(key.text());
      case PROVIDER_ID -> dev.ilk.registry.stored.Key.account(PROVIDER, key.text());
      case ADDRESS -> dev.ilk.registry.stored.Key.email(PROVIDER, key.text());
    };
  }

  @Override
  public Optional<Named> named(Id.Identity id) throws StoreUnavailable {
    dev.ilk.registry.stored.Key key = dev.ilk.registry.stored.Key.id(id);
    return Optional.ofNullable(registry.find(Set.of(key)).get(key))
        .map(Registered::actor)
        .map(actor -> new Named(actor.subject(), Set.of(actor.name())));
  }

  @Override
  public Set<String> teams() throws StoreUnavailable {
    return registry.catalogue().teams().stream().map(Team::name).collect(Collectors.toSet());
  }

  @Override
  public Optional<String> person(Id.Identity id) throws StoreUnavailable {
    return named(id).map(Named::subject).filter(subject -> subject.startsWith("human:"));
  }
}
