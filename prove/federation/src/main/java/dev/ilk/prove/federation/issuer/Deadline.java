package dev.ilk.prove.federation.issuer;

import dev.ilk.kernel.Result;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One deadline for all that it takes to read something: name lookup, connection, headers and body;
 * a slow body is cut off.
 */
final class Deadline implements AutoCloseable {
  private final Duration timeout;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Deadline(Duration timeout) {
    this.timeout = timeout;
  }

  /** What work gives, or that {@code where} did not answer in time. */
  <T> Result<T> within(String where, Callable<Result<T>> work) {
    Future<Result<T>> working = threads.submit(work);
    try {
      return working.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Download.failed(where, "it did not answer within " + timeout);
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading " + where, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Download.failed(where, "Ilk is shutting down");
    } finally {
      working.cancel(true);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
