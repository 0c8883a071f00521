package dev.ilk.prove.federation.issuer;

import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Fetches JSON documents from addresses that strangers name, within {@link Reach}: no redirects, no
 * more bytes and no longer than said, and only so many at a time, so that nobody can have Ilk knock
 * on many doors or hold its threads. Safe to share between threads.
 */
public final class JsonDocuments implements AutoCloseable {
  private static final int MOST_AT_A_TIME = 8;

  private final Download download;
  private final Duration timeout;
  private final Semaphore turns = new Semaphore(MOST_AT_A_TIME);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * A document as received.
   *
   * @param content a JSON object
   * @param freshness how long it says that it is fresh
   */
  public record Fetched(Claims content, Optional<Duration> freshness) {}

  /**
   * Builds it.
   *
   * @param reach which addresses may be called
   * @param timeout for name lookup, connection and answer together
   * @param tls what to trust; empty for what the platform trusts
   */
  public JsonDocuments(Reach reach, Duration timeout, Optional<SSLContext> tls) {
    this.download = new Download(reach, tls);
    this.timeout = timeout;
  }

  /**
   * Fetches one.
   *
   * @param address where
   * @param mostBytes longer documents are refused
   * @return the document, {@code issuer_address_refused}, or a problem of the kind {@code
   *     UNAVAILABLE}
   */
  public Result<Fetched> fetch(String address, int mostBytes) {
    if (!turns.tryAcquire()) {
      return Download.failed(address, "too many documents are being fetched");
    }
    Future<Result<Fetched>> fetching =
        threads.submit(() ->
            download
                .get(address, mostBytes, Claims::parse)
                .then(found -> Result.ok(new Fetched(found.content(), found.freshness()))));
    try {
      return fetching.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Download.failed(address, "it did not answer within " + timeout);
    } catch (ExecutionException e) {
      throw new IllegalStateException("fetching " + address, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Download.failed(address, "Ilk is shutting down");
    } finally {
      fetching.cancel(true);
      turns.release();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    download.close();
  }
}
