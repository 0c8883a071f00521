package dev.ilk.guard;

import dev.ilk.keys.jose.Claims;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps reports on disk until Ilk has taken them, so that decisions can be made while Ilk is away
 * and none of them is lost. They are sent in the order in which they were made, one at a time, each
 * until it is taken; a report that comes twice, because its answer was lost, is known by its id.
 *
 * <p>The disk's share is bounded. When it is used up, no report is taken, and so no decision counts
 * until Ilk has taken some. A report that Ilk will never take, because it is malformed, is set
 * aside on disk and counts against the same bound.
 *
 * <p>Safe to share between threads; close it when the service stops. What is left is sent by the
 * next one that is opened on the same folder.
 */
public final class SpooledReports implements Reports, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpooledReports.class);

  /** Longer than Ilk takes to write, so that nothing is sent again while it is being written. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Spool spool;
  private final ReportSender sender;
  private final Thread sending;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean open = true;

  private SpooledReports(Spool spool, ReportSender sender) {
    this.spool = spool;
    this.sender = sender;
    this.sending = Thread.ofVirtual().name("reports").unstarted(this::sendAll);
  }

  /**
   * Opens a folder and begins to send what is in it.
   *
   * @param folder made if it is not there; for this process alone
   * @param most how many bytes may wait in it, from 1 MiB; a report is about 500
   * @param ilk the public address of Ilk
   * @param own the service's own token
   * @return the reports
   * @throws IOException if the folder cannot be used, or another process uses it
   */
  public static SpooledReports open(Path folder, long most, URI ilk, OwnToken own)
      throws IOException {
    SpooledReports reports =
        new SpooledReports(Spool.open(folder, most), new ReportSender(ilk, own, ANSWER));
    reports.sending.start();
    return reports;
  }

  @Override
  public void take(Claims report) throws IlkUnavailable {
    try {
      spool.append(report.json());
    } catch (IOException e) {
      throw new IlkUnavailable("a report cannot be kept: " + e.getMessage(), e);
    }
    news.release();
  }

  /**
   * How much waits to be sent.
   *
   * @return bytes on disk, those set aside included
   */
  public long waiting() {
    return spool.waiting();
  }

  private void sendAll() {
    Duration pause = FIRST_PAUSE;
    try {
      while (open) {
        Optional<byte[]> oldest = spool.oldest();
        if (oldest.isEmpty()) {
          news.acquire();
          news.drainPermits();
          continue;
        }
        pause =
            switch (sender.send(oldest.get())) {
              case TAKEN -> {
                spool.remove();
                yield FIRST_PAUSE;
              }
              case NEVER -> {
                LOG.error("a report that Ilk will never take was set aside in {}", spool.folder());
                spool.setAside();
                yield FIRST_PAUSE;
              }
              case NOT_NOW -> {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                Duration longer = pause.multipliedBy(2);
                yield longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
              }
            };
      }
    } catch (InterruptedException e) {
      LOG.debug("no more reports are sent");
    } catch (IOException e) {
      // What is not sent stays, and fills the spool; then decisions end. Nothing is lost.
      LOG.error("reports cannot be read back, and are kept until the service starts again", e);
    }
  }

  /** Stops sending. What is left stays on disk. */
  @Override
  public void close() throws IOException {
    open = false;
    sending.interrupt();
    try {
      sending.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    spool.close();
  }
}
