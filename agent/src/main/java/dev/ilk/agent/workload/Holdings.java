package dev.ilk.agent.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.agent.ilk.Answer;
import dev.ilk.agent.ilk.Ilk;
import dev.ilk.agent.ilk.TrustBundle;
import dev.ilk.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that the agent holds for processes: one SVID for each kind of process that is connected, and
 * the bundle. Nothing is asked for ahead of need (W13), and nothing outlives the last connection.
 */
public final class Holdings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Holdings.class);
  private static final Duration BUNDLE = Duration.ofMinutes(1);
  private static final Duration NEWS = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** So many kinds of process at a time; those of one kind share what is held. */
  private static final int MOST = 20_000;

  private final Ilk ilk;
  private final InstantSource clock;
  private final Map<Map<String, String>, Lent> held = new HashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable TrustBundle bundle;

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

  /** Begins to follow the bundle and what is taken back. */
  public void start() {
    Thread.ofVirtual().name("bundle").start(this::followBundle);
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

  /** The bundle as it was last read; read now if it never was. */
  Optional<TrustBundle> bundle() {
    if (bundle == null) {
      readBundle();
    }
    return Optional.ofNullable(bundle);
  }

  private synchronized List<Holding> all() {
    return held.values().stream().map(lent -> lent.holding).toList();
  }

  private void followBundle() {
    do {
      readBundle();
    } while (!isClosed(BUNDLE));
  }

  private void readBundle() {
    switch (ilk.bundle()) {
      case Answer.Given<TrustBundle>(TrustBundle read) -> {
        if (!read.equals(bundle)) {
          bundle = read;
          all().forEach(Holding::touch);
        }
      }
      case Answer.Refused<TrustBundle>(String reason) -> LOG.warn("no bundle: {}", reason);
      case Answer.Unavailable<TrustBundle>(String reason) -> LOG.warn("no bundle: {}", reason);
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
