package dev.ilk.agent.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.agent.ilk.Answer;
import dev.ilk.agent.ilk.Bundles;
import dev.ilk.agent.ilk.Ilk;
import dev.ilk.agent.ilk.TrustBundle;
import dev.ilk.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that the agent holds for processes: one SVID for each kind of process that is connected, and
 * the bundles. Nothing is asked for ahead of need (W13), and nothing outlives the last connection.
 */
public final class Holdings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Holdings.class);
  private static final Duration BUNDLE = Duration.ofMinutes(1);
  private static final Duration NEWS = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** So many kinds of process at a time; those of one kind share what is held. */
  private static final int MOST = 20_000;

  private static final SortedMap<String, TrustBundle> NONE =
      Collections.unmodifiableSortedMap(new TreeMap<>());

  private final Ilk ilk;
  private final InstantSource clock;
  private final Map<Map<String, String>, Lent> held = new HashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What is known of foreign trust domains outlives Ilk's silence by so much and no more. */
  private static final Duration FOREIGN = Duration.ofHours(1);

  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Bundles bundles;
  private volatile Instant foreignRead = Instant.EPOCH;

  /** A holding and how many streams follow it. */
  private static final class Lent {
    private final Holding holding;
    private int followers;

    Lent(Holding holding) {
      this.holding = holding;
    }
  }

  /**
   * Nothing held yet.
   *
   * @param ilk where SVIDs come from
   * @param clock the present
   */
  public Holdings(Ilk ilk, InstantSource clock) {
    this.ilk = ilk;
    this.clock = clock;
  }

  /** Begins to follow the bundles and what is taken back. */
  public void start() {
    Thread.ofVirtual().name("bundles").start(this::followBundles);
    Thread.ofVirtual().name("revocations").start(this::followRevocations);
  }

  /** Follows what processes with these traits hold; empty if there are too many kinds. */
  synchronized Optional<Holding> follow(SortedMap<String, String> traits) {
    Map<String, String> key = Map.copyOf(traits);
    Lent lent = held.get(key);
    if (lent == null) {
      if (held.size() >= MOST) {
        return Optional.empty();
      }
      lent = new Lent(new Holding(ilk, key, clock));
      held.put(key, lent);
      Thread.ofVirtual().name("renewing").start(lent.holding::keep);
    }
    lent.followers++;
    return Optional.of(lent.holding);
  }

  /** Ends to follow; what nobody follows is forgotten with its key. */
  synchronized void leave(SortedMap<String, String> traits, Holding holding) {
    Map<String, String> key = Map.copyOf(traits);
    Lent lent = held.get(key);
    if (lent != null && lent.holding == holding && --lent.followers == 0) {
      held.remove(key);
      holding.close();
    }
  }

  /** What was refused is asked anew by whoever comes next. */
  synchronized void forget(SortedMap<String, String> traits, Holding holding) {
    Map<String, String> key = Map.copyOf(traits);
    Lent lent = held.get(key);
    if (lent != null && lent.holding == holding) {
      held.remove(key);
      holding.close();
    }
  }

  /** The bundles as they were last read; read now if they never were. */
  Optional<Bundles> bundles() {
    if (bundles == null) {
      readBundles();
    }
    return Optional.ofNullable(bundles);
  }

  private synchronized List<Holding> all() {
    return held.values().stream().map(lent -> lent.holding).toList();
  }

  private void followBundles() {
    do {
      readBundles();
    } while (!isClosed(BUNDLE));
  }

  /** One thread at a time, so that what is read later is never replaced by what was read before. */
  private void readBundles() {
    reading.lock();
    try {
      switch (ilk.bundle()) {
        case Answer.Given<TrustBundle>(TrustBundle own) -> become(new Bundles(own, foreign()));
        case Answer.Refused<TrustBundle>(String reason) -> LOG.warn("no bundle: {}", reason);
        case Answer.Unavailable<TrustBundle>(String reason) -> LOG.warn("no bundle: {}", reason);
      }
    } finally {
      reading.unlock();
    }
  }

  private SortedMap<String, TrustBundle> foreign() {
    return switch (ilk.foreignBundles()) {
      case Answer.Given<SortedMap<String, TrustBundle>>(SortedMap<String, TrustBundle> read) -> {
        foreignRead = clock.instant();
        yield read;
      }
      case Answer.Refused<SortedMap<String, TrustBundle>> refused -> NONE;
      case Answer.Unavailable<SortedMap<String, TrustBundle>>(String reason) -> {
        LOG.warn("no bundles of foreign trust domains: {}", reason);
        Bundles before = bundles;
        yield before != null && clock.instant().isBefore(foreignRead.plus(FOREIGN))
            ? before.foreign()
            : NONE;
      }
    };
  }

  private void become(Bundles now) {
    if (!now.equals(bundles)) {
      bundles = now;
      all().forEach(Holding::touch);
    }
  }

  /** Long polling: news comes within moments, and a lost answer costs a second. */
  private void followRevocations() {
    long after = 0;
    while (!isClosed(Duration.ZERO)) {
      switch (ilk.takenBack(after, NEWS)) {
        case Answer.Given<JsonNode>(JsonNode news) -> {
          after = news.path("next").asLong();
          hurry(news.path("revoked"));
        }
        case Answer.Refused<JsonNode> refused -> isClosed(PAUSE);
        case Answer.Unavailable<JsonNode> unavailable -> isClosed(PAUSE);
      }
    }
  }

  /** A name stands in the feed as its SHA-256. */
  private void hurry(JsonNode revoked) {
    Set<String> names = new HashSet<>();
    revoked.forEach(one -> names.add(one.path("name_s256").asText()));
    for (Holding holding : all()) {
      if (holding.endsWith().stream().map(Holdings::hash).anyMatch(names::contains)) {
        holding.hurry();
      }
    }
  }

  private static String hash(String name) {
    byte[] digest = Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private boolean isClosed(Duration within) {
    try {
      return closed.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    all().forEach(Holding::close);
  }
}
