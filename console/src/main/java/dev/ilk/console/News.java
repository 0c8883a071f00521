package dev.ilk.console;

import dev.ilk.console.http.Visit;
import dev.ilk.gate.ListApprovals;
import dev.ilk.gate.Outcome;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * What pages keep current, as server-sent events: how many approvals wait for whoever looks. Asked
 * through the gate like everything else, and only when something changed; looking on in this way
 * does not keep a session alive that was left alone.
 */
final class News {
  private static final int COUNTED = 100;
  private static final int MOST_STREAMS = 2000;
  private static final Duration PULSE = Duration.ofSeconds(20);
  private static final int PULSES = 30;

  private final Console console;
  private final Door door;
  private final Bell bell;
  private final Semaphore streams = new Semaphore(MOST_STREAMS);

  News(Console console, Door door, Bell bell) {
    this.console = console;
    this.door = door;
    this.bell = bell;
  }

  Handler handler() {
    return (request, response) -> {
      if (!streams.tryAcquire()) {
        refuse(response, Status.SERVICE_UNAVAILABLE_503);
        return;
      }
      try {
        stream(request, response);
      } finally {
        streams.release();
      }
    };
  }

  private void stream(ServerRequest request, ServerResponse response) {
    long heard = bell.count();
    Optional<Integer> waiting = waiting(request);
    if (waiting.isEmpty()) {
      // Tells the browser not to come again (HTML, section 9.2.3).
      refuse(response, Status.NO_CONTENT_204);
      return;
    }
    door.secure(response);
    response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
    try (OutputStream out = response.outputStream()) {
      send(out, "event: approvals\ndata: " + waiting.get() + "\n\n");
      for (int i = 0; i < PULSES; i++) {
        long now = bell.await(heard, PULSE);
        if (now == heard) {
          send(out, ":\n\n");
        } else {
          heard = now;
          waiting = waiting(request);
          if (waiting.isEmpty()) {
            return;
          }
          send(out, "event: approvals\ndata: " + waiting.get() + "\n\n");
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // Whoever looked has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many wait now; empty once whoever looks may not know. */
  private Optional<Integer> waiting(ServerRequest request) {
    Visit visit = Visit.reading(request, door.arrival(request));
    return switch (console.lookOn(visit, new ListApprovals(COUNTED))) {
      case Outcome.Released<List<ListApprovals.Waiting>>(var list, var correlation) ->
          Optional.of(list.size());
      case Outcome.Refused<List<ListApprovals.Waiting>> refused -> Optional.empty();
      case Outcome.Denied<List<ListApprovals.Waiting>> denied -> Optional.empty();
      case Outcome.Unavailable<List<ListApprovals.Waiting>> unavailable -> Optional.empty();
    };
  }

  private void refuse(ServerResponse response, Status status) {
    door.secure(response);
    response.status(status).send();
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
