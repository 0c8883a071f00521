package dev.ilk.cli;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.record.publish.PublishedLog;
import dev.ilk.record.tlog.Checkpoint;
import dev.ilk.record.tlog.EntryBundle;
import dev.ilk.record.tlog.Tile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Brings the log, as far as it is signed, into a folder in the layout of C2SP tlog-tiles. */
final class LogDownload {
  private static final int ATTEMPTS = 10;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Server server;
  private final Path folder;

  LogDownload(Server server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** Downloads what is not there yet and tells how many entries there are. */
  long run() throws IOException {
    // Read first and written last: all that the checkpoint speaks of is there before it.
    String note = checkpoint(server);
    long size =
        switch (Checkpoint.claimedBy(note)) {
          case Result.Ok<Checkpoint>(Checkpoint claimed) -> claimed.size();
          case Result.Failed<Checkpoint>(List<Problem> problems) ->
              throw new RefusedException(List.of(problems.getFirst().sentence()));
        };
    for (int level = 0; level <= Tile.TOP_LEVEL; level++) {
      for (long index = 0; index < Tile.count(level, size); index++) {
        Tile tile = Tile.of(level, index, size);
        fetch(tile.path());
        if (level == 0) {
          fetch(EntryBundle.path(index, tile.width()));
        }
      }
    }
    write(PublishedLog.CHECKPOINT, note.getBytes(StandardCharsets.UTF_8));
    return size;
  }

  /** The latest checkpoint; of a log that has just begun, the first one, which is soon signed. */
  static String checkpoint(Server server) {
    for (int attempt = 1; ; attempt++) {
      try {
        return new String(server.bytes("/log/checkpoint"), StandardCharsets.UTF_8);
      } catch (RefusedException e) {
        Duration pause = e.retryAfter().orElseThrow(() -> e);
        if (attempt == ATTEMPTS || pause.compareTo(LONGEST_PAUSE) > 0) {
          throw e;
        }
        LockSupport.parkNanos(pause.toNanos());
      }
    }
  }

  private void fetch(String path) throws IOException {
    if (!Files.exists(folder.resolve(path))) {
      String bytes = server.get("/v1/record/" + path).path("bytes").asText();
      write(path, Base64.getDecoder().decode(bytes));
    }
  }

  private void write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(file, bytes);
  }
}
