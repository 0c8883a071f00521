package dev.ilk.guard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a spool: {@code reports-N.log} are its files, {@code sent} says up to where they
 * were removed, {@code set-aside.log} has what nobody can use, and {@code lock} keeps other
 * processes out.
 */
final class SpoolFolder implements AutoCloseable {
  private static final Pattern FILE = Pattern.compile("reports-([0-9]{1,15})\\.log");
  private static final Pattern POSITION = Pattern.compile("([0-9]{1,15}) ([0-9]{1,15})\\n");
  private static final int LONGEST_POSITION = 64;

  private final Path path;
  private final FileChannel lock;
  private final Position position;

  /** Up to where lines were removed. */
  private record Position(long file, long offset) {}

  private SpoolFolder(Path path, FileChannel lock) throws IOException {
    this.path = path;
    this.lock = lock;
    this.position = readPosition();
  }

  static SpoolFolder open(Path path) throws IOException {
    Files.createDirectories(path);
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isOurs(channel)) {
      channel.close();
      throw new IOException("another process uses `%s`".formatted(path));
    }
    return new SpoolFolder(path, channel);
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  /** The files in their order, at least one. Those of which all was removed are deleted. */
  List<SpoolFile> files() throws IOException {
    TreeMap<Long, Path> found = new TreeMap<>();
    try (Stream<Path> entries = Files.list(path)) {
      for (Path entry : entries.toList()) {
        Matcher name = FILE.matcher(entry.getFileName().toString());
        if (name.matches()) {
          found.put(Long.parseLong(name.group(1)), entry);
        }
      }
    }
    List<SpoolFile> files = new ArrayList<>();
    for (var entry : found.entrySet()) {
      if (entry.getKey() < position.file()) {
        Files.delete(entry.getValue());
      } else {
        files.add(SpoolFile.open(entry.getKey(), entry.getValue()));
      }
    }
    if (files.isEmpty()) {
      files.add(create(Math.max(1, position.file())));
    }
    files.getLast().trim(SpoolLine.longest(Spool.LONGEST));
    return files;
  }

  /** The file after another. */
  SpoolFile next(SpoolFile last) throws IOException {
    return create(last.number() + 1);
  }

  private SpoolFile create(long number) throws IOException {
    SpoolFile file = SpoolFile.open(number, path.resolve("reports-%d.log".formatted(number)));
    // So that the file itself is still there after a crash of the machine.
    try (FileChannel folder = FileChannel.open(path)) {
      folder.force(true);
    }
    return file;
  }

  /** Up to where the lines of a file were removed before this folder was opened. */
  long position(SpoolFile file) {
    return position.file() == file.number() ? position.offset() : 0;
  }

  /** Notes up to where lines were removed. If a crash loses the note, lines are given out again. */
  void position(SpoolFile file, long offset) throws IOException {
    Path next = path.resolve("sent.new");
    Files.writeString(next, "%d %d\n".formatted(file.number(), offset));
    Files.move(
        next,
        path.resolve("sent"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private Position readPosition() throws IOException {
    Path file = path.resolve("sent");
    if (!Files.exists(file) || Files.size(file) > LONGEST_POSITION) {
      return new Position(0, 0);
    }
    Matcher parts = POSITION.matcher(Files.readString(file));
    // Nothing is lost if it cannot be read: everything is given out again.
    return parts.matches()
        ? new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)))
        : new Position(0, 0);
  }

  /** How many bytes were set aside. */
  long setAside() throws IOException {
    Path file = path.resolve("set-aside.log");
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** Keeps bytes where a person can look at them. */
  void setAside(ByteBuffer bytes) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            path.resolve("set-aside.log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
