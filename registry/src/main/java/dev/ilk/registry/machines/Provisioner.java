package dev.ilk.registry.machines;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.gate.ProvisionMachine;
import dev.ilk.gate.machines.ProvisionedMachine;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import dev.ilk.registry.export.Document;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Provision;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A system that provisions machines, and what it has.
 *
 * @param set the set that its machines are of, which no declaration can have
 * @param workload as which it proves itself
 */
record Provisioner(String set, String workload) {
  private static final String SETS = "scim:";

  static Provisioner of(Proof proof) {
    return new Provisioner(SETS + proof.actor().name(), proof.actor().name());
  }

  /**
   * One of its machines.
   *
   * @param registered the identity
   * @param provision what it says beside
   */
  record Own(Registered registered, Provision provision) {
    Machine machine() {
      return (Machine) registered.actor();
    }

    /** Whether nobody but the provisioner suspended it. */
    boolean isSuspendedByIt() {
      return !machine().status().mayAct() && provision.suspendedAt() == registered.revision();
    }
  }

  /** What it has of a kind, in the order of names. */
  List<Own> own(Catalogue catalogue, RegistryStore store, Kind kind) throws StoreUnavailable {
    List<Provision> provisions =
        provisions(catalogue).stream()
            .filter(one -> one.subject().startsWith(kind.word() + ":"))
            .toList();
    List<Own> own = new ArrayList<>();
    for (int from = 0; from < provisions.size(); from += RegistryStore.MOST_KEYS) {
      List<Provision> some =
          provisions.subList(from, Math.min(provisions.size(), from + RegistryStore.MOST_KEYS));
      Set<Key> keys = new HashSet<>();
      some.forEach(one -> keys.add(Key.subject(one.subject())));
      Map<Key, Registered> found = store.find(keys);
      for (Provision one : some) {
        Optional.ofNullable(found.get(Key.subject(one.subject())))
            .filter(registered -> registered.set().equals(set))
            .ifPresent(registered -> own.add(new Own(registered, one)));
      }
    }
    return own;
  }

  /** One of them; whatever else there is under the id is not seen. */
  Optional<Own> own(Catalogue catalogue, RegistryStore store, Kind kind, Id.Identity id)
      throws StoreUnavailable {
    Registered found = store.find(Set.of(Key.id(id))).get(Key.id(id));
    if (found == null || found.actor().kind() != kind || !found.set().equals(set)) {
      return Optional.empty();
    }
    return catalogue
        .find(new Declared.Ref(Declared.Type.PROVISION, found.actor().subject()))
        .flatMap(one ->
            one instanceof Declared.OfProvision(Provision provision, String of) && of.equals(set)
                ? Optional.of(new Own(found, provision))
                : Optional.empty());
  }

  boolean isFull(Catalogue catalogue) {
    return provisions(catalogue).size() >= ProvisionMachine.MOST;
  }

  private List<Provision> provisions(Catalogue catalogue) {
    return catalogue.all().stream()
        .flatMap(one ->
            one instanceof Declared.OfProvision(Provision provision, String of) && of.equals(set)
                ? Optional.of(provision).stream()
                : Optional.<Provision>empty().stream())
        .toList();
  }

  /** As it is shown. */
  static ProvisionedMachine shown(Own own, Document document) {
    return new ProvisionedMachine(
        own.machine(),
        document.entry(own.machine()),
        own.provision().externalId(),
        own.registered().revision());
  }
}
