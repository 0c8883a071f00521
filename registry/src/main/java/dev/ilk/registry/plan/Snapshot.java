package dev.ilk.registry.plan;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Status;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.declare.Declaration;
import dev.ilk.registry.declare.Spec;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is registered, as far as one declaration speaks of it.
 *
 * @param catalogue everything declared beside identities; its version is the plan's
 * @param found identities under the keys by which the declaration speaks of them
 * @param managed what the declaration's set manages and has not ended; only if it prunes
 */
public record Snapshot(Catalogue catalogue, Map<Key, Registered> found, List<Registered> managed) {
  public Snapshot {
    found = Map.copyOf(found);
    managed = List.copyOf(managed);
  }

  /**
   * Reads a snapshot. The version is read first: whatever changes while the rest is read makes the
   * version another, and what was planned from this snapshot is then not written.
   *
   * @param store the registry
   * @param declaration what it is wanted for
   * @return the snapshot
   * @throws StoreUnavailable if the store does not answer
   */
  public static Snapshot read(RegistryStore store, Declaration declaration)
      throws StoreUnavailable {
    Catalogue catalogue = store.catalogue();
    Map<Key, Registered> found = new HashMap<>();
    List<Key> keys = new ArrayList<>(keys(declaration));
    for (int from = 0; from < keys.size(); from += RegistryStore.MOST_KEYS) {
      int to = Math.min(keys.size(), from + RegistryStore.MOST_KEYS);
      found.putAll(store.find(new HashSet<>(keys.subList(from, to))));
    }
    List<Registered> managed = new ArrayList<>();
    if (declaration.prune()) {
      String after = "";
      List<Registered> page;
      do {
        page = store.page(Filter.managedBy(declaration.set(), after));
        page.stream().filter(r -> r.actor().status() != Status.ENDED).forEach(managed::add);
        after = page.isEmpty() ? "" : page.getLast().actor().subject();
      } while (page.size() == Filter.MOST);
    }
    return new Snapshot(catalogue, found, managed);
  }

  private static Set<Key> keys(Declaration declaration) {
    Set<Key> keys = new LinkedHashSet<>();
    for (Spec spec : declaration.identities()) {
      // Under every kind, because a name that is of one kind cannot become another's.
      for (Kind kind : Kind.values()) {
        keys.add(Key.subject(kind.word() + ":" + spec.name()));
      }
      switch (spec) {
        case Spec.OfHuman human -> {
          String provider = human.account().provider();
          keys.add(Key.email(provider, human.account().email()));
          human.account().subject().ifPresent(sub -> keys.add(Key.account(provider, sub)));
        }
        case Spec.OfMachine machine -> {
          keys.add(Key.subject("human:" + machine.stewardship().contact()));
          machine.stewardship().approver().ifPresent(a -> keys.add(Key.subject("human:" + a)));
          machine
              .processes()
              .forEach(rule -> keys.add(Key.subject("workload:" + rule.value().agent())));
        }
      }
    }
    return keys;
  }

  Optional<Registered> find(Key key) {
    return Optional.ofNullable(found.get(key));
  }
}
