package dev.ilk.issue.revocation;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Status;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Revocations in memory, with the changes and the identities' statuses beside them. */
public final class MemoryRevocationStore implements RevocationStore {
  private final List<Numbered> kept = new ArrayList<>();
  private final List<Changes.Change> changes = new ArrayList<>();
  private final Map<Id.Identity, Status> statuses = new HashMap<>();
  private long latest;
  private boolean reachable = true;

  /** An empty store. */
  public MemoryRevocationStore() {}

  /**
   * Stores an identity's status.
   *
   * @param actor the identity
   */
  public synchronized void enrol(Actor actor) {
    statuses.put(actor.id(), actor.status());
  }

  /**
   * Reads an identity's status.
   *
   * @param id which identity
   * @return its status
   */
  public synchronized Status status(Id.Identity id) {
    return statuses.get(id);
  }

  /**
   * Takes the store out of reach, or brings it back.
   *
   * @param reachable whether it answers from now on
   */
  public synchronized void reachable(boolean reachable) {
    this.reachable = reachable;
  }

  /**
   * What changed here.
   *
   * @return a view that grows
   */
  public Changes changes() {
    return new Changes() {
      @Override
      public long latest() throws StoreUnavailable {
        synchronized (MemoryRevocationStore.this) {
          answer();
          return changes.size();
        }
      }

      @Override
      public List<Change> after(long number, int limit) throws StoreUnavailable {
        synchronized (MemoryRevocationStore.this) {
          answer();
          return changes.stream().filter(c -> c.number() > number).limit(limit).toList();
        }
      }
    };
  }

  @Override
  public synchronized void add(Revocation revocation) throws StoreUnavailable {
    if (revocation.what() instanceof Revocation.WholeIdentity) {
      throw new IllegalArgumentException("an identity is revoked together with its status");
    }
    append(revocation);
  }

  @Override
  public synchronized boolean revokeIdentity(Revocation revocation) throws StoreUnavailable {
    if (!(revocation.what() instanceof Revocation.WholeIdentity identity)) {
      throw new IllegalArgumentException("not of an identity");
    }
    if (!statuses.containsKey(identity.id())) {
      return false;
    }
    append(revocation);
    if (statuses.replace(identity.id(), Status.ACTIVE, Status.REVOKED)) {
      change(Changes.Topic.IDENTITY, identity.id().value());
    }
    return true;
  }

  @Override
  public synchronized List<Numbered> after(long number, int limit) throws StoreUnavailable {
    answer();
    return kept.stream().filter(one -> one.number() > number).limit(limit).toList();
  }

  @Override
  public synchronized long latest() throws StoreUnavailable {
    answer();
    return latest;
  }

  @Override
  public synchronized int prune(Instant now) throws StoreUnavailable {
    answer();
    int before = kept.size();
    kept.removeIf(one -> !now.isBefore(one.revocation().until()));
    return before - kept.size();
  }

  /** Stores revocations of whatever sort, as a suspension does. */
  synchronized void addAll(List<Revocation> revocations) throws StoreUnavailable {
    for (Revocation revocation : revocations) {
      append(revocation);
    }
  }

  synchronized void suspensionChanged(String name) throws StoreUnavailable {
    answer();
    change(Changes.Topic.SUSPENSION, name);
  }

  private void append(Revocation revocation) throws StoreUnavailable {
    answer();
    latest++;
    kept.add(new Numbered(latest, revocation));
    change(Changes.Topic.REVOCATION, Long.toString(latest));
  }

  private void change(Changes.Topic topic, String key) {
    changes.add(new Changes.Change(changes.size() + 1L, topic, key));
  }

  private void answer() throws StoreUnavailable {
    if (!reachable) {
      throw new StoreUnavailable("revocations", new IOException("out of reach"));
    }
  }
}
