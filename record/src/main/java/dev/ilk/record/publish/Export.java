package dev.ilk.record.publish;

import dev.ilk.record.log.CheckpointStore;
import dev.ilk.record.log.LogStore;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.EntryBundle;
import dev.ilk.record.tlog.Tile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes the log, as far as it is signed, into a folder that any web server can publish. Exporting
 * again into the same folder adds what is new: full tiles never change and are not written twice.
 */
public final class Export {
  private final LogStore store;
  private final PublishedLog log;
  private final Path folder;

  private Export(LogStore store, PublishedLog log, Path folder) {
    this.store = store;
    this.log = log;
    this.folder = folder;
  }

  /**
   * Exports a log.
   *
   * @param store where it is
   * @param checkpoints where its checkpoints are
   * @param folder where to; made if it is not there
   * @return how many entries the folder now holds; zero if the log has no checkpoint yet
   * @throws IOException if the folder cannot be written
   */
  public static long into(LogStore store, CheckpointStore checkpoints, Path folder)
      throws IOException {
    // The checkpoint is read first and written last: all that it speaks of is there before it.
    String note = checkpoints.latest().orElse("");
    long size = PublishedLog.claimedSize(note);
    if (size > 0) {
      Export export = new Export(store, new PublishedLog(store, checkpoints), folder);
      export.tiles(size);
      export.events(size);
      export.write(PublishedLog.CHECKPOINT, note.getBytes(StandardCharsets.UTF_8));
    }
    return size;
  }

  private void tiles(long size) throws IOException {
    for (int level = 0; level <= Tile.TOP_LEVEL; level++) {
      for (long index = 0; index < Tile.count(level, size); index++) {
        Tile tile = Tile.of(level, index, size);
        write(tile.path());
        if (level == 0) {
          write(EntryBundle.path(index, tile.width()));
        }
      }
    }
  }

  private void events(long size) throws IOException {
    for (long from = 0; from < size; from += LogStore.MAX_READ) {
      int count = (int) Math.min(LogStore.MAX_READ, size - from);
      for (StoredEntry entry : store.entries(from, count)) {
        if (entry.detached().isPresent()) {
          write("event/" + entry.index());
        }
      }
    }
  }

  private void write(String path) throws IOException {
    if (!Files.exists(folder.resolve(path))) {
      write(
          path,
          log.file(path)
              .orElseThrow(() -> new IOException("the log has no file `%s`".formatted(path))));
    }
  }

  private void write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    // Whoever reads the folder meanwhile sees a file whole or not at all.
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, bytes);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
