package dev.ilk.agent.workload;

import dev.ilk.agent.ilk.Answer;
import dev.ilk.agent.ilk.Ilk;
import dev.ilk.agent.ilk.X509Svid;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The X.509-SVID of the processes of one kind, kept fresh while one of them is connected: renewed
 * with a fresh key when half of its life is over, and asked for again at once when something of its
 * identity was taken back. Safe to share between threads.
 */
final class Holding {
  private static final Logger LOG = LoggerFactory.getLogger(Holding.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Ilk ilk;
  private final Map<String, String> traits;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private State state = new State.Waiting();
  private long version;
  private boolean due = true;
  private boolean open = true;

  /** What the processes can be given now. */
  sealed interface State {
    /** Ilk was not heard yet. */
    record Waiting() implements State {}

    /** An SVID that still lives. */
    record Held(X509Svid svid) implements State {}

    /** No identity. */
    record Refused() implements State {}

    /** Ilk is not heard, and what was held is over. */
    record Lost() implements State {}
  }

  /** A state and its number, by which a change is noticed. */
  record Seen(State state, long version) {}

  Holding(Ilk ilk, Map<String, String> traits, InstantSource clock) {
    this.ilk = ilk;
    this.traits = Map.copyOf(traits);
    this.clock = clock;
  }

  /** Keeps it fresh until it is closed or refused. To be run by a thread of its own. */
  void keep() {
    Duration pause = FIRST_PAUSE;
    try {
      while (awaitDue()) {
        switch (ilk.x509Svid(traits)) {
          case Answer.Given<X509Svid>(X509Svid svid) -> {
            pause = FIRST_PAUSE;
            become(new State.Held(svid));
            sleep(half(svid));
          }
          case Answer.Refused<X509Svid>(String reason) -> {
            LOG.info("no identity for {}: {}", traits, reason);
            become(new State.Refused());
            return;
          }
          case Answer.Unavailable<X509Svid>(String reason) -> {
            LOG.warn("no SVID for {} now: {}", traits, reason);
            lose();
            sleep(pause);
            pause = longer(pause);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The state once it is another than that of a number, or after a while. */
  Seen await(long after, Duration most) throws InterruptedException {
    lock.lock();
    try {
      long left = most.toNanos();
      while (open && left > 0 && (version == after || state instanceof State.Waiting)) {
        left = changed.awaitNanos(left);
      }
      return new Seen(state, version);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The names under which the feed tells that it is to be asked for again; none if there is none.
   */
  List<String> endsWith() {
    lock.lock();
    try {
      if (!(state instanceof State.Held(X509Svid svid))) {
        return List.of();
      }
      List<String> names = new ArrayList<>(svid.endsWith());
      names.add("workload:" + svid.spiffeId().substring(svid.spiffeId().lastIndexOf('/') + 1));
      return names;
    } finally {
      lock.unlock();
    }
  }

  /** Asks again at once. */
  void hurry() {
    signal(() -> due = true);
  }

  /** Tells those who wait that something beside the SVID has changed. */
  void touch() {
    signal(() -> version++);
  }

  void close() {
    signal(() -> open = false);
  }

  private void become(State now) {
    signal(() -> {
      state = now;
      version++;
    });
  }

  /** What is held serves to its end, and no longer. */
  private void lose() {
    signal(() -> {
      boolean lives =
          state instanceof State.Held(X509Svid svid) && clock.instant().isBefore(svid.expires());
      if (!lives && !(state instanceof State.Lost)) {
        state = new State.Lost();
        version++;
      }
    });
  }

  private void signal(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitDue() throws InterruptedException {
    lock.lock();
    try {
      due = false;
      return open;
    } finally {
      lock.unlock();
    }
  }

  /** Waits, unless there is a reason to hurry or to end. */
  private void sleep(Duration time) throws InterruptedException {
    lock.lock();
    try {
      long left = time.toNanos();
      while (open && !due && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private Duration half(X509Svid svid) {
    Duration life = Duration.between(clock.instant(), svid.expires());
    Duration half = life.dividedBy(2);
    return half.compareTo(SHORTEST) < 0 ? SHORTEST : half;
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
