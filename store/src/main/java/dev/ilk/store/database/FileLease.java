package dev.ilk.store.database;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to use a database file, for one process at a time. The operating system takes it back
 * when the process ends, however it ends; the lock's file stays, and means nothing by itself.
 */
final class FileLease implements AutoCloseable {
  private final FileChannel channel;

  private FileLease(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the right.
   *
   * @param database the database file
   * @return the right, or {@code store_in_use} or {@code store_unwritable}
   */
  static Result<FileLease> take(Path database) {
    Path file = database.resolveSibling(database.getFileName() + ".lock");
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.UNAVAILABLE,
                  "store_unwritable",
                  "`%s` cannot be written: %s".formatted(file, e))
              .mend("see that the folder exists and that this user may write to it"));
    }
    FileLock lock = tryLock(channel);
    if (lock == null) {
      closeQuietly(channel);
      return Result.failed(
          Problem.of(
                  Problem.Kind.CONFLICT,
                  "store_in_use",
                  "another process holds the database `%s`".formatted(database))
              .mend("stop it first; to run several nodes, use PostgreSQL"));
    }
    return Result.ok(new FileLease(channel));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException | IOException e) {
      return null;
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock was never held; what is left open goes with the process.
    }
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }
}
