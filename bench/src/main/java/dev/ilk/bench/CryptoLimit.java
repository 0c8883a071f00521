package dev.ilk.bench;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often a second this machine, with all its cores and nothing else to do, can do the
 * cryptography that one operation needs: the physical limit of that operation.
 */
final class CryptoLimit {
  private static final byte[] MESSAGE = "x".repeat(700).getBytes(StandardCharsets.US_ASCII);

  private CryptoLimit() {}

  /** One RS256 verification and one ES256 signature: an exchange. */
  static double exchange(int seconds) throws InterruptedException {
    Signer foreign = Signer.ephemeral(Algorithm.RS256);
    Signer own = Signer.ephemeral(Algorithm.ES256);
    byte[] signature = foreign.sign(MESSAGE);
    return perSecond(
        seconds,
        () -> {
          require(foreign.verifyingKey().verify(Algorithm.RS256, MESSAGE, signature));
          own.sign(MESSAGE);
        });
  }

  /** One ES256 verification, of a request, and one ES256 signature: a certificate. */
  static double certificate(int seconds) throws InterruptedException {
    Signer asking = Signer.ephemeral(Algorithm.ES256);
    Signer own = Signer.ephemeral(Algorithm.ES256);
    byte[] signature = asking.sign(MESSAGE);
    return perSecond(
        seconds,
        () -> {
          require(asking.verifyingKey().verify(Algorithm.ES256, MESSAGE, signature));
          own.sign(MESSAGE);
        });
  }

  /** One ES256 verification: a decision for an enforcement point that shows its token. */
  static double decision(int seconds) throws InterruptedException {
    Signer own = Signer.ephemeral(Algorithm.ES256);
    byte[] signature = own.sign(MESSAGE);
    return perSecond(
        seconds, () -> require(own.verifyingKey().verify(Algorithm.ES256, MESSAGE, signature)));
  }

  private static double perSecond(int seconds, Runnable operation) throws InterruptedException {
    measure(1, operation);
    return measure(seconds, operation);
  }

  private static double measure(int seconds, Runnable operation) throws InterruptedException {
    LongAdder done = new LongAdder();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Thread> threads =
        java.util.stream.IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(i ->
                Thread.ofPlatform()
                    .start(() -> {
                      while (System.nanoTime() < end) {
                        operation.run();
                        done.increment();
                      }
                    }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    return done.sum() / ((System.nanoTime() - start) / 1e9);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("a signature of our own does not verify");
    }
  }
}
