package dev.ilk.store.measure;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.record.log.Batch;
import dev.ilk.record.log.Entry;
import dev.ilk.record.log.LogStore;
import dev.ilk.record.log.Ref;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Growth;
import dev.ilk.record.tlog.Merkle;
import dev.ilk.store.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * How many events a second one node makes durable: batches of a size, one after the other, of
 * entries of about 900 bytes with five references, two of them to some of a thousand identities.
 *
 * <p>Run by hand: {@code AppendRate SQLITE|POSTGRESQL batch-size batches}.
 */
public final class AppendRate {
  private static final int LEAF = 900;

  private final Ids ids = new Ids(InstantSource.system());
  private final Random random = new Random(1);
  private final List<Id.Identity> identities = new ArrayList<>();

  private AppendRate() {
    for (int i = 0; i < 1000; i++) {
      identities.add(ids.identity());
    }
  }

  public static void main(String[] arguments) throws Exception {
    TestDatabase.Kind kind = TestDatabase.Kind.valueOf(arguments[0]);
    int size = Integer.parseInt(arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    try (TestDatabase test = TestDatabase.create(kind)) {
      new AppendRate().run(test.node().log(), size, count);
      System.out.println(kind + " done");
    }
    System.exit(0);
  }

  private void run(LogStore log, int size, int count) {
    List<List<Entry>> batches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      batches.add(entries(size));
    }
    int warm = count / 5;
    long[] nanos = new long[count - warm];
    long start = 0;
    for (int i = 0; i < count; i++) {
      long before = System.nanoTime();
      if (i == warm) {
        start = before;
      }
      log.append(batch(batches.get(i)));
      if (i >= warm) {
        nanos[i - warm] = System.nanoTime() - before;
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Arrays.sort(nanos);
    System.out.printf(
        "batches of %d: %,.0f events/s, a batch p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        size,
        nanos.length * (double) size / seconds,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6);
  }

  private List<Entry> entries(int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Id.Event event = ids.event();
      byte[] leaf = new byte[LEAF];
      random.nextBytes(leaf);
      Set<Ref> refs =
          Set.of(
              Ref.to(event),
              Ref.to(ids.correlation()),
              Ref.to(ids.token()),
              Ref.to(identities.get(random.nextInt(500))),
              Ref.to(identities.get(500 + random.nextInt(500))));
      entries.add(
          new Entry(
              event,
              Instant.EPOCH,
              Bytes.of(leaf),
              Merkle.leaf(leaf),
              Optional.empty(),
              Optional.empty(),
              refs,
              Optional.empty()));
    }
    return entries;
  }

  private static Function<Frontier, Batch> batch(List<Entry> entries) {
    return head -> {
      Growth growth = new Growth(head);
      entries.forEach(entry -> growth.add(entry.hash()));
      return new Batch(head.size(), entries, growth.takeCompleted(), growth.frontier());
    };
  }
}
