package dev.ilk.issue.factor;

import dev.ilk.actor.Passkey;
import dev.ilk.kernel.Id;
import dev.ilk.prove.human.passkey.PasskeyLookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Passkeys and recoveries of one process. */
public final class InMemoryFactors implements PasskeyStore, PasskeyLookup, RecoveryStore {
  private final List<Passkey> passkeys = new ArrayList<>();
  private final Map<Id.Recovery, Recovery> recoveries = new LinkedHashMap<>();

  /** Without any. */
  public InMemoryFactors() {}

  @Override
  public synchronized List<Passkey> of(Id.Identity holder) {
    return passkeys.stream()
        .filter(passkey -> passkey.holder().equals(holder))
        .sorted(Comparator.comparing(Passkey::created))
        .toList();
  }

  @Override
  public synchronized boolean enrol(Passkey passkey, Optional<Id.Recovery> recovery) {
    if (recovery.isPresent()) {
      Recovery used = recoveries.get(recovery.get());
      if (used == null || used.state() != Recovery.State.APPROVED) {
        return false;
      }
      recoveries.put(used.id(), used.ended(Recovery.State.USED, used.holder()));
      passkeys.removeIf(other -> other.holder().equals(passkey.holder()));
    }
    boolean full = of(passkey.holder()).size() >= Passkey.MOST;
    boolean known =
        passkeys.stream().anyMatch(other -> other.credential().equals(passkey.credential()));
    return !full && !known && passkeys.add(passkey);
  }

  @Override
  public synchronized boolean rename(Id.Identity holder, Id.Passkey id, String name) {
    return replace(holder, id, passkey -> passkey.called(name));
  }

  @Override
  public synchronized boolean remove(Id.Identity holder, Id.Passkey id) {
    return passkeys.removeIf(passkey -> passkey.id().equals(id) && passkey.holder().equals(holder));
  }

  @Override
  public synchronized boolean used(Passkey found, long count, Instant at) {
    return of(found.holder()).stream()
            .anyMatch(now -> now.id().equals(found.id()) && now.signatures() == found.signatures())
        && replace(found.holder(), found.id(), passkey -> passkey.used(count, at));
  }

  private boolean replace(Id.Identity holder, Id.Passkey id, UnaryOperator<Passkey> change) {
    for (int i = 0; i < passkeys.size(); i++) {
      if (passkeys.get(i).id().equals(id) && passkeys.get(i).holder().equals(holder)) {
        passkeys.set(i, change.apply(passkeys.get(i)));
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized boolean add(Recovery recovery) {
    if (of(recovery.holder(), recovery.requested()).isPresent()) {
      return false;
    }
    recoveries.put(recovery.id(), recovery);
    return true;
  }

  @Override
  public synchronized Optional<Recovery> find(Id.Recovery id) {
    return Optional.ofNullable(recoveries.get(id));
  }

  @Override
  public synchronized Optional<Recovery> of(Id.Identity holder, Instant now) {
    return underWay(now, 200).stream().filter(one -> one.holder().equals(holder)).findFirst();
  }

  @Override
  public synchronized List<Recovery> underWay(Instant now, int limit) {
    return recoveries.values().stream()
        .filter(recovery -> recovery.stage(now).isPresent())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean replace(Recovery before, Recovery after) {
    Recovery there = recoveries.get(before.id());
    if (there == null || there.state() != before.state()) {
      return false;
    }
    recoveries.put(after.id(), after);
    return true;
  }

  @Override
  public synchronized int prune(Instant before) {
    int there = recoveries.size();
    recoveries.values().removeIf(recovery -> !recovery.closes().isAfter(before));
    return there - recoveries.size();
  }
}
