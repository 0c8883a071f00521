package dev.ilk.server.node;

import dev.ilk.issue.revocation.Propagation;
import dev.ilk.record.Event;
import dev.ilk.record.Journal;
import dev.ilk.record.JournalUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What a node counts and times, for Prometheus ({@code docs/metrics.md}). No name of an identity
 * stands in it; those of environments and teams do. Safe to share between threads.
 */
final class Meters implements Propagation, AutoCloseable {
  // From a node's own writes to the bound within which a guard refuses for want of news.
  private static final Duration[] PROPAGATION = {
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };
  private static final Duration[] APPEND = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Timer seen = timer("ilk.revocation.seen", PROPAGATION);
  private final Timer told = timer("ilk.revocation.told", PROPAGATION);
  private final Timer append = timer("ilk.record.append", APPEND);
  private final Counter lost = registry.counter("ilk.record.unavailable");
  // Of no more than there are commands and results.
  private final Map<Kept, Counter> events = new ConcurrentHashMap<>();

  private record Kept(String action, Event.Result result) {}

  Meters() {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  private Timer timer(String name, Duration... bounds) {
    return Timer.builder(name).serviceLevelObjectives(bounds).register(registry);
  }

  /** Shows a number that is known when somebody asks. */
  void show(String name, Supplier<Number> number) {
    Gauge.builder(name, number).register(registry);
  }

  /** Shows numbers of which there are more or fewer as time goes by. */
  MultiGauge many(String name) {
    return MultiGauge.builder(name).register(registry);
  }

  /** Counts what is kept, and how long that takes. */
  Journal around(Journal journal) {
    return event -> {
      long begun = System.nanoTime();
      try {
        long index = journal.append(event);
        append.record(Duration.ofNanos(System.nanoTime() - begun));
        events.computeIfAbsent(new Kept(event.action(), event.result()), this::counter).increment();
        return index;
      } catch (JournalUnavailable e) {
        lost.increment();
        throw e;
      }
    };
  }

  private Counter counter(Kept kept) {
    String result = kept.result().name().toLowerCase(Locale.ROOT);
    return registry.counter("ilk.events", "action", kept.action(), "result", result);
  }

  @Override
  public void seen(Duration after) {
    seen.record(after);
  }

  @Override
  public void told(Duration after) {
    told.record(after);
  }

  /** All of it, in Prometheus' text format. */
  String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
