package dev.ilk.web.log;

import dev.ilk.kernel.Problem;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Problems;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code GET /log/checkpoint} (C2SP tlog-checkpoint) and {@code GET /log/keys} (C2SP signed-note
 * verifier keys, one a line). Open to everyone, so that checkpoints are kept in many places; what
 * the entries say is not.
 */
public final class Doors {
  private static final String TEXT = "text/plain; charset=utf-8";

  private Doors() {}

  /**
   * Opens them.
   *
   * @param routing where
   * @param checkpoint the latest checkpoint, if one was signed yet
   * @param keys the verifier keys
   */
  public static void open(
      HttpRouting.Builder routing,
      Supplier<Optional<String>> checkpoint,
      Supplier<List<String>> keys) {
    routing
        .get("/log/checkpoint", (request, response) -> send(response, checkpoint))
        .get(
            "/log/keys",
            (request, response) ->
                send(response, () -> Optional.of(String.join("\n", keys.get()) + "\n")));
  }

  private static void send(ServerResponse response, Supplier<Optional<String>> text) {
    try {
      Optional<String> found = text.get();
      if (found.isPresent()) {
        Answers.send(response, 200, TEXT, found.get());
      } else {
        Problem none =
            Problem.of(Problem.Kind.NOT_FOUND, "no_checkpoint", "no checkpoint was signed yet")
                .mend("one is signed every second; try again");
        response.header(HeaderNames.RETRY_AFTER, "1");
        Problems.send(response, List.of(none));
      }
    } catch (LogStoreException e) {
      Problem away =
          Problem.of(Problem.Kind.UNAVAILABLE, "record_unavailable", "the record cannot be read");
      Problems.send(response, List.of(away.mend("try again")));
    }
  }
}
