package dev.ilk.issue.revocation;

import dev.ilk.issue.revocation.RevocationStore.Numbered;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node holds in memory of the revocations that can still matter. Looking one up takes no
 * lock and no I/O; a revocation leaves memory when nothing that it takes back can be alive.
 *
 * <p>It is kept current by whoever follows the store's {@link dev.ilk.kernel.Changes}: {@link
 * #catchUp} when there was a {@code REVOCATION}, {@link #confirm} when there was none.
 *
 * <p>INVARIANT: it never answers that something stands on what it knew longer ago than its bound.
 * When the store has been out of reach for that long, it says so and callers fail closed (P6).
 */
public final class Revocations {
  /** How old the answer to a question may be. */
  public static final Duration STALE_AFTER = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

  private final RevocationStore store;
  private final InstantSource clock;
  private final Duration staleAfter;
  private final Propagation propagation;

  private final ConcurrentSkipListMap<Long, Revocation> byNumber = new ConcurrentSkipListMap<>();

  /** For each name, of all its revocations the one that reaches furthest. */
  private final ConcurrentMap<String, Revocation> byName = new ConcurrentHashMap<>();

  private final ReentrantLock reading = new ReentrantLock();
  private final ReentrantLock news = new ReentrantLock();
  private final Condition arrived = news.newCondition();

  /** Guarded by {@link #reading}. */
  private final PriorityQueue<Numbered> byEnd =
      new PriorityQueue<>(Comparator.comparing(one -> one.revocation().until()));

  private final AtomicReference<Instant> current = new AtomicReference<>(Instant.MIN);
  private volatile long seen;

  /**
   * Knows nothing until it has caught up for the first time.
   *
   * @param store where revocations are kept
   * @param clock the present
   * @param staleAfter how old an answer may be, such as {@link #STALE_AFTER}
   */
  public Revocations(RevocationStore store, InstantSource clock, Duration staleAfter) {
    this(store, clock, staleAfter, Propagation.UNMEASURED);
  }

  /**
   * Knows nothing until it has caught up for the first time.
   *
   * @param store where revocations are kept
   * @param clock the present
   * @param staleAfter how old an answer may be, such as {@link #STALE_AFTER}
   * @param propagation is told how long revocations take to get here and on to guards
   */
  public Revocations(
      RevocationStore store, InstantSource clock, Duration staleAfter, Propagation propagation) {
    this.store = store;
    this.clock = clock;
    this.staleAfter = staleAfter;
    this.propagation = propagation;
  }

  /**
   * Reads what is new, and forgets what no longer matters.
   *
   * @throws StoreUnavailable if the store does not answer; what is known stays
   */
  public void catchUp() throws StoreUnavailable {
    reading.lock();
    try {
      Instant asOf = clock.instant();
      boolean first = current.get().equals(Instant.MIN);
      List<Numbered> page;
      do {
        page = store.after(seen, RevocationStore.MAX_PAGE);
        page.forEach(this::take);
        // What was there before this node is no news.
        if (!first) {
          Instant now = clock.instant();
          page.forEach(one -> propagation.seen(Duration.between(one.revocation().at(), now)));
        }
      } while (page.size() == RevocationStore.MAX_PAGE);
      forget(asOf);
      confirm(asOf);
    } finally {
      reading.unlock();
    }
    wake();
  }

  /** Catches up if it can: after a write of this node's own, which took place in any case. */
  public void hurry() {
    try {
      catchUp();
    } catch (StoreUnavailable e) {
      LOG.warn("a revocation is stored and will be read later: {}", e.getMessage());
    }
  }

  /**
   * Notes that the changes were read and there was no revocation among them.
   *
   * @param asOf when the reading began
   */
  public void confirm(Instant asOf) {
    current.accumulateAndGet(asOf, (one, other) -> one.isAfter(other) ? one : other);
  }

  /**
   * Whether a token was taken back.
   *
   * @param names all names by which it can be: its id, its holder, its subject, its actors, its
   *     delegation
   * @param issued its {@code iat}
   * @return true if it was; false if it was not, as of at most the bound ago
   * @throws StoreUnavailable if nothing can be said; then the token is not to be accepted
   */
  public boolean takenBack(Collection<String> names, Instant issued) throws StoreUnavailable {
    for (String name : names) {
      Revocation revocation = byName.get(name);
      if (revocation != null && issued.isBefore(revocation.before())) {
        return true;
      }
    }
    asOf();
    return false;
  }

  /**
   * How current this node is.
   *
   * @return the instant as of which it knows every revocation
   * @throws StoreUnavailable if that is longer ago than the bound
   */
  public Instant asOf() throws StoreUnavailable {
    Instant asOf = current.get();
    if (asOf.equals(Instant.MIN)) {
      throw new StoreUnavailable("revocations", new TimeoutException("not read yet"));
    }
    if (clock.instant().isAfter(asOf.plus(staleAfter))) {
      throw new StoreUnavailable("revocations", new TimeoutException("last read at " + asOf));
    }
    return asOf;
  }

  private void take(Numbered one) {
    byNumber.put(one.number(), one.revocation());
    byEnd.add(one);
    for (String name : one.revocation().what().names()) {
      byName.merge(name, one.revocation(), Revocations::further);
    }
    seen = one.number();
  }

  private static Revocation further(Revocation one, Revocation other) {
    return one.before().isAfter(other.before()) ? one : other;
  }

  private void forget(Instant now) {
    for (Numbered first = byEnd.peek();
        first != null && !now.isBefore(first.revocation().until());
        first = byEnd.peek()) {
      byEnd.remove();
      byNumber.remove(first.number());
      for (String name : first.revocation().what().names()) {
        byName.remove(name, first.revocation());
      }
    }
  }

  private void wake() {
    news.lock();
    try {
      arrived.signalAll();
    } finally {
      news.unlock();
    }
  }

  List<Numbered> after(long number, int limit) {
    return byNumber.tailMap(number, false).entrySet().stream()
        .limit(limit)
        .map(entry -> new Numbered(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Notes that a guard that waits for news is told these. */
  void told(List<Numbered> page) {
    Instant now = clock.instant();
    page.forEach(one -> propagation.told(Duration.between(one.revocation().at(), now)));
  }

  /**
   * How many revocations can still matter.
   *
   * @return those that this node holds in memory
   */
  public int held() {
    return byNumber.size();
  }

  long latest() {
    return seen;
  }

  /** Waits until there is something after a number, at most for so long. */
  void await(long number, Duration most) throws InterruptedException {
    long left = most.toNanos();
    news.lock();
    try {
      while (seen <= number && left > 0) {
        left = arrived.awaitNanos(left);
      }
    } finally {
      news.unlock();
    }
  }
}
