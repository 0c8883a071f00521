package dev.ilk.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An engine that decides a world's requests within this process. Safe to ask from threads. */
interface PolicyEngine {

  /** Tells whether the request of that number, below {@link PolicyWorld#VARIETY}, is allowed. */
  boolean allows(int number);

  /**
   * Measures one core, by processor time: what else the machine does is no part of a core's rate.
   *
   * @param seconds how long, after as long to warm up
   * @return the rate and latencies
   */
  default Load.Result measure(double seconds) {
    run(seconds);
    return run(seconds);
  }

  private Load.Result run(double seconds) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] samples = new long[1 << 16];
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long started = threads.getCurrentThreadCpuTime();
    long count = 0;
    // One answer in many is timed by itself, since the clock costs as much as an answer.
    int stride = 61;
    int sampled = 0;
    boolean ended = false;
    while (!ended) {
      for (int i = 0; i < stride - 1; i++) {
        allows((int) (count++ & (PolicyWorld.VARIETY - 1)));
      }
      long before = System.nanoTime();
      allows((int) (count++ & (PolicyWorld.VARIETY - 1)));
      long after = System.nanoTime();
      samples[sampled++ & (samples.length - 1)] = after - before;
      ended = after > end;
    }
    long used = threads.getCurrentThreadCpuTime() - started;
    long[] sorted = Arrays.copyOf(samples, Math.min(sampled, samples.length));
    Arrays.sort(sorted);
    return new Load.Result(
        count * 1e9 / used,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) (sorted.length * 0.99)] / 1e6,
        0);
  }

  /** How many answers several threads give together in a second of the clock. */
  default double together(int threads, double seconds)
      throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Long>> counts = new ArrayList<>();
      long begun = System.nanoTime();
      long end = begun + (long) (seconds * 1e9);
      for (int t = 0; t < threads; t++) {
        int offset = t;
        counts.add(
            pool.submit(() -> {
              long count = offset;
              while (System.nanoTime() < end) {
                for (int i = 0; i < 64; i++) {
                  allows((int) (count++ & (PolicyWorld.VARIETY - 1)));
                }
              }
              return count - offset;
            }));
      }
      long all = 0;
      for (Future<Long> count : counts) {
        all += count.get();
      }
      return all * 1e9 / (System.nanoTime() - begun);
    }
  }
}
