package dev.ilk.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * Sends requests over several connections at once for a time, each as soon as the last is answered.
 */
final class Load {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_SAMPLES = 4_000_000;

  private final int port;
  private final int connections;
  private final IntFunction<byte[]> request;

  /**
   * A load.
   *
   * @param port where to, on the loopback interface
   * @param connections how many at once
   * @param request the n-th request, as it goes over the wire
   */
  Load(int port, int connections, IntFunction<byte[]> request) {
    this.port = port;
    this.connections = connections;
    this.request = request;
  }

  /**
   * What came of it.
   *
   * @param perSecond answered with 200, per second
   * @param p50Millis half of them took no longer
   * @param p99Millis 99 of 100 took no longer
   * @param errors answered otherwise, or not at all
   */
  record Result(double perSecond, double p50Millis, double p99Millis, long errors) {}

  Result run(int seconds) throws InterruptedException {
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    AtomicLong errors = new AtomicLong();
    List<long[]> samples = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int number = i;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                long[] taken = drive(number, end, errors);
                synchronized (samples) {
                  samples.add(taken);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join(Duration.ofNanos(end - System.nanoTime()).plus(PATIENCE));
      // A read that never ends is broken off by this. A timeout for each read would cost more than
      // the read.
      thread.interrupt();
    }
    double elapsed = (System.nanoTime() - start) / 1e9;
    long[] all = samples.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Result(all.length / elapsed, at(all, 0.50) / 1e6, at(all, 0.99) / 1e6, errors.get());
  }

  private long[] drive(int number, long end, AtomicLong errors) {
    long[] taken = new long[1024];
    int count = 0;
    try (Connection connection = new Connection(port)) {
      for (int i = number; System.nanoTime() < end && count < MOST_SAMPLES; i += connections) {
        byte[] bytes = request.apply(i);
        long before = System.nanoTime();
        int status = connection.exchange(bytes);
        if (status == 200) {
          if (count == taken.length) {
            taken = Arrays.copyOf(taken, count * 2);
          }
          taken[count++] = System.nanoTime() - before;
        } else {
          errors.incrementAndGet();
        }
      }
    } catch (IOException e) {
      errors.incrementAndGet();
    }
    return Arrays.copyOf(taken, count);
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
  }
}
