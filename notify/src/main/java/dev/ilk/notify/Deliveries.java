package dev.ilk.notify;

import dev.ilk.notify.stored.WebhookStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all webhooks, each in a thread of its own, so that one that answers slowly holds up no
 * other. Looks for news every second.
 */
public final class Deliveries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final WebhookStore store;
  private final Delivering delivering;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * For one node.
   *
   * @param store the webhooks
   * @param delivering tells one
   */
  public Deliveries(WebhookStore store, Delivering delivering) {
    this.store = store;
    this.delivering = delivering;
  }

  /** Begins. */
  public void start() {
    threads.execute(this::run);
  }

  private void run() {
    try {
      do {
        look();
      } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      for (WebhookStore.Kept kept : store.all()) {
        if (busy.add(kept.webhook().name())) {
          threads.execute(() -> tell(kept));
        }
      }
    } catch (Exception e) {
      LOG.warn("webhooks cannot be told and are tried again: {}", e.getMessage());
    }
  }

  private void tell(WebhookStore.Kept kept) {
    String name = kept.webhook().name();
    try {
      Optional<WebhookStore.Kept> left = Optional.of(kept);
      while (left.isPresent() && delivering.tell(left.get())) {
        left = store.all().stream().filter(one -> one.webhook().name().equals(name)).findFirst();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("webhook {} is told later: {}", name, e.getMessage());
    } finally {
      busy.remove(name);
    }
  }

  /** Ends; what was being sent is sent again by whoever comes next. */
  @Override
  public void close() {
    stopped.countDown();
    threads.shutdownNow();
  }
}
