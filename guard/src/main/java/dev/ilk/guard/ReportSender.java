package dev.ilk.guard;

import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends reports. */
final class ReportSender {
  private static final Logger LOG = LoggerFactory.getLogger(ReportSender.class);
  private static final String KNOWN = "report_known";

  private final Endpoint endpoint;

  ReportSender(URI ilk, OwnToken own, Duration limit) {
    this.endpoint = new Endpoint(URI.create(ilk + "/access/v1/reports"), own, limit);
  }

  /** What came of sending. */
  enum Sent {
    /** The record holds it. */
    TAKEN,
    /** It may be taken later. */
    NOT_NOW,
    /** The same report will never be taken. */
    NEVER
  }

  /** Sends them at the same time, and tells of each in their order. */
  List<Sent> send(List<byte[]> reports) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Sent>> calls =
          reports.stream().<Callable<Sent>>map(it -> () -> this.send(it)).toList();
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }

  Sent send(byte[] report) {
    Fetch.Answer answer;
    try {
      answer = endpoint.post(report);
    } catch (IlkUnavailable e) {
      LOG.debug("a report could not be sent: {}", e.getMessage());
      return Sent.NOT_NOW;
    }
    int status = answer.status();
    if (status / 100 == 2 || (status == 409 && code(answer).equals(Optional.of(KNOWN)))) {
      return Sent.TAKEN;
    }
    LOG.warn("a report was answered with status {}, {}", status, code(answer).orElse("no code"));
    // Malformed or too large; everything else is about the service's own standing or about Ilk's.
    return status == 400 || status == 413 ? Sent.NEVER : Sent.NOT_NOW;
  }

  private static Optional<String> code(Fetch.Answer answer) {
    return Claims.parse(answer.body().toArray()) instanceof Result.Ok<Claims>(Claims problem)
        ? problem.text("code")
        : Optional.empty();
  }
}
