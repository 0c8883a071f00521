package dev.ilk.registry.stored;

import dev.ilk.actor.Delegation;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.gate.declared.Unit;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An adapter that keeps rows in memory, for the tests of rooms that need a registry and not a
 * database. It goes through the rows' bodies as a database does, and can be made unavailable.
 */
public final class InMemoryStore implements RegistryStore, DelegationStore, Changes {
  private record Kept(IdentityRow row, long revision) {
    Registered read() {
      return IdentityRow.read(row.body(), revision);
    }
  }

  private static final Unit UNIT = new Unit() {};

  private final Map<Id.Identity, Kept> identities = new HashMap<>();
  private final Map<Key, Id.Identity> keys = new HashMap<>();
  private final Map<String, DeclaredRow> declared = new TreeMap<>();
  private final Map<String, DelegationRow> delegations = new TreeMap<>(Comparator.reverseOrder());
  private final List<Change> changes = new ArrayList<>();
  private long version;
  private boolean broken;

  /**
   * Makes every call fail, or work again.
   *
   * @param now whether it is broken from now on
   */
  public synchronized void breakDown(boolean now) {
    broken = now;
  }

  @Override
  public synchronized Map<Key, Registered> find(Set<Key> wanted) throws StoreUnavailable {
    answer();
    if (wanted.size() > MOST_KEYS) {
      throw new IllegalArgumentException("too many keys");
    }
    Map<Key, Registered> found = new HashMap<>();
    for (Key key : wanted) {
      if (keys.containsKey(key)) {
        found.put(key, identities.get(keys.get(key)).read());
      }
    }
    return found;
  }

  @Override
  public synchronized List<Registered> page(Filter filter) throws StoreUnavailable {
    answer();
    return identities.values().stream()
        .filter(kept -> passes(filter, kept.row()))
        .sorted(Comparator.comparing(kept -> kept.row().subject()))
        .limit(filter.limit())
        .map(Kept::read)
        .toList();
  }

  @Override
  public synchronized List<Registered> ownedBy(String contact, int limit) throws StoreUnavailable {
    answer();
    return identities.values().stream()
        .filter(kept -> kept.row().status() != Status.ENDED)
        .map(Kept::read)
        .filter(kept ->
            kept.actor() instanceof Machine machine
                && machine.stewardship().contact().equals(contact))
        .sorted(
            Comparator.comparing((Registered kept) -> kept.actor().expires().orElseThrow())
                .thenComparing(kept -> kept.actor().subject()))
        .limit(limit)
        .toList();
  }

  private static boolean passes(Filter filter, IdentityRow row) {
    return filter.kind().map(row.kind()::equals).orElse(true)
        && filter.environment().map(e -> row.environment().equals(Optional.of(e))).orElse(true)
        && filter.set().map(row.set()::equals).orElse(true)
        && row.name().contains(filter.text())
        && row.subject().compareTo(filter.after()) > 0;
  }

  @Override
  public synchronized List<Registered> inCareOf(String person) throws StoreUnavailable {
    answer();
    return identities.values().stream()
        .filter(kept -> kept.row().stewards().contains(person))
        .map(Kept::read)
        .toList();
  }

  @Override
  public synchronized List<String> sets() throws StoreUnavailable {
    answer();
    return identities.values().stream()
        .map(kept -> kept.row().set())
        .filter(set -> !set.isEmpty())
        .distinct()
        .sorted()
        .limit(MOST_SETS)
        .toList();
  }

  @Override
  public synchronized Catalogue catalogue() throws StoreUnavailable {
    answer();
    return new Catalogue(
        version, declared.values().stream().map(row -> DeclaredRow.read(row.body())).toList());
  }

  @Override
  public synchronized boolean write(Batch batch) throws StoreUnavailable {
    answer();
    if (batch.expected() != version
        || !free(batch.identities())
        || !batch.joined().stream().allMatch(one -> one.in(UNIT))) {
      return false;
    }
    version++;
    batch.identities().forEach(this::keep);
    for (Declared one : batch.declared()) {
      declared.put(one.ref().text(), DeclaredRow.of(one));
      tell(Topic.DECLARATION, one.ref().text());
    }
    for (Declared.Ref ref : batch.removed()) {
      declared.remove(ref.text());
      tell(Topic.DECLARATION, ref.text());
    }
    return true;
  }

  @Override
  public synchronized boolean replace(Registered next) throws StoreUnavailable {
    answer();
    Kept kept = identities.get(next.actor().id());
    if (kept == null || kept.revision() != next.revision() || !free(List.of(next))) {
      return false;
    }
    version++;
    keep(next);
    return true;
  }

  private boolean free(List<Registered> next) {
    Map<Key, Id.Identity> after = new HashMap<>(keys);
    for (Registered one : next) {
      after.values().removeIf(one.actor().id()::equals);
    }
    for (Registered one : next) {
      for (Key key : one.keys()) {
        if (after.put(key, one.actor().id()) != null) {
          return false;
        }
      }
    }
    return true;
  }

  private void keep(Registered next) {
    Id.Identity id = next.actor().id();
    keys.values().removeIf(id::equals);
    identities.put(id, new Kept(IdentityRow.of(next), version));
    next.keys().forEach(key -> keys.put(key, id));
    tell(Topic.IDENTITY, id.value());
  }

  @Override
  public synchronized void add(Delegation delegation) throws StoreUnavailable {
    answer();
    delegations.put(delegation.id().value(), DelegationRow.of(delegation));
    tell(Topic.DELEGATION, delegation.id().value());
  }

  @Override
  public synchronized boolean end(Id.Delegation id) throws StoreUnavailable {
    answer();
    DelegationRow row = delegations.get(id.value());
    if (row == null || row.revoked()) {
      return false;
    }
    delegations.put(
        id.value(),
        new DelegationRow(
            row.id(), row.grantor(), row.agent(), row.from(), row.until(), true, row.body()));
    tell(Topic.DELEGATION, id.value());
    return true;
  }

  @Override
  public synchronized Optional<Delegation> find(Id.Delegation id) throws StoreUnavailable {
    answer();
    return Optional.ofNullable(delegations.get(id.value()))
        .map(row -> DelegationRow.read(row.body(), row.revoked()));
  }

  @Override
  public synchronized List<Delegation> holding(Id.Identity party, Instant at, int limit)
      throws StoreUnavailable {
    answer();
    return delegations.values().stream()
        .filter(row -> Stream.of(row.grantor(), row.agent()).anyMatch(party::equals))
        .map(row -> DelegationRow.read(row.body(), row.revoked()))
        .filter(delegation -> delegation.holdsAt(at))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized long latest() throws StoreUnavailable {
    answer();
    return changes.size();
  }

  @Override
  public synchronized List<Change> after(long number, int limit) throws StoreUnavailable {
    answer();
    return changes.stream().skip(number).limit(limit).toList();
  }

  private void tell(Topic topic, String key) {
    changes.add(new Change(changes.size() + 1L, topic, key));
  }

  private void answer() throws StoreUnavailable {
    if (broken) {
      throw new StoreUnavailable("the store is broken for a test", new IllegalStateException());
    }
  }
}
