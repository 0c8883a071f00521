package dev.ilk.server.node;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.SpiffeId;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.actor.TrustDomains;
import dev.ilk.estate.Answerers;
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
import java.util.stream.Collectors;

/** Who is registered, by what joins accounts to identities. */
record RegisteredIdentities(RegistryStore registry, List<String> providers, TrustDomains domains)
    implements Identities, Answerers {

  /** More providers than these are not asked about: one question has so many keys at most. */
  private static final int MOST_PROVIDERS = RegistryStore.MOST_KEYS / Identities.MOST;

  static RegisteredIdentities of(
      RegistryStore registry, List<Provider> providers, TrustDomains domains) {
    return new RegisteredIdentities(
        registry, providers.stream().map(Provider::name).limit(MOST_PROVIDERS).toList(), domains);
  }

  @Override
  public Map<Key, Id.Identity> find(Set<Key> keys) throws StoreUnavailable {
    Map<dev.ilk.registry.stored.Key, Set<Key>> asked = new HashMap<>();
    for (Key key : keys) {
      switch (key.sort()) {
        case SUBJECT -> add(asked, key, dev.ilk.registry.stored.Key.subject(key.text()));
        case SPIFFE_ID ->
            subject(key.text())
                .ifPresent(
                    subject -> add(asked, key, dev.ilk.registry.stored.Key.subject(subject)));
        case PROVIDER_ID -> add(asked, key, dev.ilk.registry.stored.Key::account);
        case ADDRESS -> add(asked, key, dev.ilk.registry.stored.Key::email);
      }
    }
    Map<Key, Id.Identity> known = new HashMap<>();
    registry
        .find(asked.keySet())
        .forEach((stored, found) -> {
          for (Key key : asked.getOrDefault(stored, Set.of())) {
            if (key.sort() != Key.Sort.SPIFFE_ID || isIssued(key.text(), found.actor())) {
              known.put(key, found.actor().id());
            }
          }
        });
    return known;
  }

  /** Kind and name at the end of a SPIFFE id, as {@link SpiffeId} has them. */
  private static Optional<String> subject(String uri) {
    String[] parts = uri.split("/", -1);
    return uri.startsWith("spiffe://") && parts.length > 4
        ? Optional.of(parts[parts.length - 2] + ":" + parts[parts.length - 1])
        : Optional.empty();
  }

  /** Whether it is the whole id that Ilk issues, with the trust domain and the tenant. */
  private boolean isIssued(String uri, Actor actor) {
    return actor instanceof Machine machine
        && SpiffeId.of(
                domains.of(machine.environment()), machine.tenant(), machine.kind(), machine.name())
            .uri()
            .equalsIgnoreCase(uri);
  }

  private static void add(
      Map<dev.ilk.registry.stored.Key, Set<Key>> asked,
      Key key,
      dev.ilk.registry.stored.Key stored) {
    asked.computeIfAbsent(stored, _ -> new HashSet<>()).add(key);
  }

  private void add(
      Map<dev.ilk.registry.stored.Key, Set<Key>> asked,
      Key key,
      BiFunction<String, String, dev.ilk.registry.stored.Key> make) {
    providers.forEach(provider -> add(asked, key, make.apply(provider, key.text())));
  }

  @Override
  public Optional<Named> named(Id.Identity id) throws StoreUnavailable {
    dev.ilk.registry.stored.Key key = dev.ilk.registry.stored.Key.id(id);
    return Optional.ofNullable(registry.find(Set.of(key)).get(key))
        .map(Registered::actor)
        .map(actor -> new Named(actor.subject(), names(actor)));
  }

  @Override
  public Set<String> teams() throws StoreUnavailable {
    return registry.catalogue().teams().stream().map(Team::name).collect(Collectors.toSet());
  }

  @Override
  public Optional<String> person(Id.Identity id) throws StoreUnavailable {
    dev.ilk.registry.stored.Key key = dev.ilk.registry.stored.Key.id(id);
    return Optional.ofNullable(registry.find(Set.of(key)).get(key))
        .map(Registered::actor)
        .filter(actor -> actor instanceof Human human && human.status() == Status.ACTIVE)
        .map(Actor::subject);
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
