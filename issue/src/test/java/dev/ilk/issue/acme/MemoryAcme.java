package dev.ilk.issue.acme;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import dev.ilk.gate.CertificateOrder;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Accounts and orders in memory. */
public final class MemoryAcme implements AccountStore, OrderStore {
  /**
   * A key that was given out.
   *
   * @param id its {@code kid}
   * @param environment at whose server
   * @param holder for which workload
   * @param expires until when
   * @param used whether it was used
   */
  public record Key(
      AcmeId.ExternalKey id,
      Environment environment,
      Id.Identity holder,
      Instant expires,
      boolean used) {}

  private final Map<AcmeId.ExternalKey, Key> keys = new HashMap<>();
  private final Map<AcmeId.Account, AcmeAccount> accounts = new HashMap<>();
  private final Map<AcmeId.Order, CertificateOrder> orders = new HashMap<>();

  @Override
  public synchronized void addKey(
      AcmeId.ExternalKey id, Environment environment, Id.Identity holder, Instant expires) {
    keys.put(id, new Key(id, environment, holder, expires, false));
  }

  /** Finds a key. */
  public synchronized Optional<Key> key(AcmeId.ExternalKey id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public synchronized boolean open(AcmeAccount account, AcmeId.ExternalKey with) {
    Key key = keys.get(with);
    if (key == null || key.used() || isTaken(account)) {
      return false;
    }
    keys.put(with, new Key(with, key.environment(), key.holder(), key.expires(), true));
    accounts.put(account.id(), account);
    return true;
  }

  private boolean isTaken(AcmeAccount account) {
    return keyed(account.environment(), account.thumbprint())
        .filter(other -> !other.id().equals(account.id()))
        .isPresent();
  }

  @Override
  public synchronized Optional<AcmeAccount> account(AcmeId.Account id) {
    return Optional.ofNullable(accounts.get(id));
  }

  /** Finds an account by its key. */
  public synchronized Optional<AcmeAccount> keyed(Environment at, String thumbprint) {
    return accounts.values().stream()
        .filter(one -> one.environment().equals(at) && one.thumbprint().equals(thumbprint))
        .findFirst();
  }

  @Override
  public synchronized boolean change(AcmeAccount before, AcmeAccount after) {
    return !isTaken(after) && accounts.replace(before.id(), before, after);
  }

  @Override
  public synchronized int pruneKeys(Instant now) {
    int many = keys.size();
    keys.values().removeIf(key -> !key.used() && !key.expires().isAfter(now));
    return many - keys.size();
  }

  @Override
  public synchronized void add(CertificateOrder order) {
    orders.put(order.id(), order);
  }

  @Override
  public synchronized Optional<CertificateOrder> find(AcmeId.Order id) {
    return Optional.ofNullable(orders.get(id));
  }

  @Override
  public synchronized Optional<CertificateOrder> certified(Environment at, String serial) {
    return orders.values().stream()
        .filter(order -> order.environment().equals(at))
        .filter(order -> order.certificate().filter(c -> c.serial().equals(serial)).isPresent())
        .findFirst();
  }

  @Override
  public synchronized boolean replace(CertificateOrder before, CertificateOrder after) {
    return orders.replace(before.id(), before, after);
  }

  @Override
  public synchronized int waiting(AcmeId.Account account, Instant now) {
    return (int)
        orders.values().stream()
            .filter(order -> order.account().equals(account))
            .filter(order -> order.certificate().isEmpty() && order.expires().isAfter(now))
            .count();
  }

  @Override
  public synchronized int prune(Instant before) {
    int many = orders.size();
    orders
        .values()
        .removeIf(order ->
            order.expires().isBefore(before)
                && order
                    .certificate()
                    .map(CertificateOrder.Certificate::until)
                    .orElse(order.expires())
                    .isBefore(before));
    return many - orders.size();
  }
}
