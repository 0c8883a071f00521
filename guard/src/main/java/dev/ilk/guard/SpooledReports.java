package dev.ilk.guard;

import dev.ilk.keys.jose.Claims;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps reports on disk until Ilk has taken them, so that decisions can be made while Ilk is away
 * and none of them is lost. The oldest are sent first, up to 32 at the same time, each until it is
 * taken; a report that comes twice, because its answer was lost, is known by its id.
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

  /** Ilk writes them to its log together. */
  private static final int AT_ONCE = 32;

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
    int most = AT_ONCE;
    try {
      while (open) {
        List<byte[]> oldest = spool.oldest(most);
        if (oldest.isEmpty()) {
          news.acquire();
          news.drainPermits();
          continue;
        }
        if (sendThese(oldest)) {
          pause = FIRST_PAUSE;
          most = AT_ONCE;
        } else {
          // While Ilk is away, one finds out when it is back.
          TimeUnit.MILLISECONDS.sleep(pause.toMillis());
          Duration longer = pause.multipliedBy(2);
          pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
          most = 1;
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("no more reports are sent");
    } catch (IOException e) {
      // What is not sent stays, and fills the spool; then decisions end. Nothing is lost.
      LOG.error("reports cannot be read back, and are kept until the service starts again", e);
    }
  }

  /**
   * Sends all of them, and ends with those before the first that was not taken. What comes after it
   * is sent again, and known by its id.
   *
   * @return false if Ilk takes no reports now
   */
  private boolean sendThese(List<byte[]> reports) throws IOException, InterruptedException {
    List<ReportSender.Sent> answers = sender.send(reports);
    int taken = 0;
    while (taken < answers.size() && answers.get(taken) == ReportSender.Sent.TAKEN) {
      taken++;
    }
    spool.remove(taken);
    if (taken == answers.size()) {
      return true;
    }
    return switch (answers.get(taken)) {
      case TAKEN, NOT_NOW -> false;
      case NEVER -> {
        LOG.error("a report that Ilk will never take was set aside in {}", spool.folder());
        spool.setAside();
        yield true;
      }
    };
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
