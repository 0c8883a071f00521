package dev.ilk.guard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A queue on disk: lines are appended to files of bounded size, read back in their order, and a
 * file is deleted once all of it was removed.
 *
 * <p>INVARIANT: a line whose {@link #append} has returned is on disk, and is given out by {@link
 * #oldest} until it is removed; after a crash perhaps once more. Threads that append at the same
 * time share one wait for the disk.
 */
final class Spool implements AutoCloseable {
  /** Less would be of no use. */
  static final long LEAST = 1 << 20;

  /** No report is longer, since Ilk takes none. */
  static final int LONGEST = 256 << 10;

  private static final long FILE_SIZE = 1 << 20;

  private final SpoolFolder folder;
  private final long most;
  private final Deque<SpoolFile> files;
  private final Object disk = new Object();

  /** Where the oldest line begins in the first file. */
  private long start;

  /** Where each of the lines ends that were given out last and are not removed yet. */
  private final Deque<Long> ends = new ArrayDeque<>();

  private long bytes;
  private long written;
  private long forced;
  private boolean broken;

  private Spool(SpoolFolder folder, long most, Deque<SpoolFile> files) throws IOException {
    this.folder = folder;
    this.most = most;
    this.files = files;
    this.start = Math.min(folder.position(files.getFirst()), files.getFirst().size());
    this.bytes = folder.setAside();
    for (SpoolFile file : files) {
      this.bytes += file.size();
    }
  }

  static Spool open(Path path, long most) throws IOException {
    if (most < LEAST) {
      throw new IllegalArgumentException("a spool of at least %d bytes".formatted(LEAST));
    }
    SpoolFolder folder = SpoolFolder.open(path);
    try {
      Deque<SpoolFile> files = new ArrayDeque<>(folder.files());
      return new Spool(folder, most, files);
    } catch (IOException e) {
      folder.close();
      throw e;
    }
  }

  Path folder() {
    return folder.path();
  }

  /** How many bytes are in the way of further ones. */
  synchronized long waiting() {
    return bytes - start;
  }

  /**
   * Appends a line; it is on disk when this returns.
   *
   * @throws IOException if it is not: there is no room, or the disk fails
   */
  void append(byte[] text) throws IOException {
    if (text.length > LONGEST) {
      throw new IOException("it is longer than %d bytes".formatted(LONGEST));
    }
    byte[] line = SpoolLine.write(text);
    long mine;
    synchronized (this) {
      if (broken) {
        throw new IOException("the disk failed before; start the service again");
      }
      if (waiting() + line.length > most) {
        throw new IOException("%d bytes wait already".formatted(waiting()));
      }
      write(line);
      bytes += line.length;
      written += line.length;
      mine = written;
    }
    force(mine);
  }

  private void write(byte[] line) throws IOException {
    if (files.getLast().size() >= FILE_SIZE) {
      files.getLast().force();
      files.add(folder.next(files.getLast()));
    }
    try {
      files.getLast().append(line);
    } catch (IOException e) {
      broken = true;
      throw e;
    }
  }

  private void force(long mine) throws IOException {
    synchronized (disk) {
      long target;
      SpoolFile last;
      synchronized (this) {
        if (forced >= mine) {
          return;
        }
        target = written;
        last = files.getLast();
      }
      try {
        last.force();
      } catch (IOException e) {
        // What is on disk is not known any more, and a second call would not tell.
        synchronized (this) {
          broken = true;
        }
        throw e;
      }
      synchronized (this) {
        forced = target;
      }
    }
  }

  /**
   * The oldest lines, at most {@code most}; none if nothing waits. What was cut or altered on disk
   * is set aside.
   */
  synchronized List<byte[]> oldest(int most) throws IOException {
    while (true) {
      SpoolFile first = files.getFirst();
      if (start >= first.size()) {
        if (files.size() == 1) {
          return List.of();
        }
        drop();
        continue;
      }
      List<byte[]> texts = read(first, most);
      if (!texts.isEmpty()) {
        return texts;
      }
      setAside();
    }
  }

  /** As many as are whole; none, but still one end, if the first is not. */
  private List<byte[]> read(SpoolFile first, int most) throws IOException {
    List<byte[]> texts = new ArrayList<>();
    ends.clear();
    long end = start;
    for (ByteBuffer raw : first.lines(start, SpoolLine.longest(LONGEST), most)) {
      end += raw.remaining();
      Optional<byte[]> text = SpoolLine.read(raw);
      if (text.isPresent() || texts.isEmpty()) {
        ends.add(end);
      }
      if (text.isEmpty()) {
        break;
      }
      texts.add(text.get());
    }
    return texts;
  }

  /** Ends with the first {@code count} of the lines that were given out last. */
  synchronized void remove(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      start = ends.removeFirst();
    }
    folder.position(files.getFirst(), start);
  }

  /** Ends with the first of them, and keeps it where a person can look at it. */
  synchronized void setAside() throws IOException {
    ByteBuffer raw = files.getFirst().read(start, (int) (ends.getFirst() - start));
    bytes += raw.remaining();
    folder.setAside(raw);
    remove(1);
  }

  private void drop() throws IOException {
    SpoolFile done = files.removeFirst();
    bytes -= done.size();
    start = 0;
    ends.clear();
    folder.position(files.getFirst(), 0);
    done.delete();
  }

  @Override
  public synchronized void close() throws IOException {
    broken = true;
    for (SpoolFile file : files) {
      file.close();
    }
    folder.close();
  }
}
