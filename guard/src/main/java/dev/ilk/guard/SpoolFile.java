package dev.ilk.guard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** One file of a spool. Its spool lets one thread at a time write, read or delete it. */
final class SpoolFile implements AutoCloseable {
  private final long number;
  private final Path path;
  private final FileChannel channel;
  private long size;

  private SpoolFile(long number, Path path, FileChannel channel) throws IOException {
    this.number = number;
    this.path = path;
    this.channel = channel;
    this.size = channel.size();
  }

  static SpoolFile open(long number, Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new SpoolFile(number, path, channel);
  }

  /** Which of the files it is; later ones have higher numbers. */
  long number() {
    return number;
  }

  long size() {
    return size;
  }

  /** Appends all of it or, as far as the disk lets it, nothing. */
  void append(byte[] line) throws IOException {
    try {
      ByteBuffer left = ByteBuffer.wrap(line);
      while (left.hasRemaining()) {
        channel.write(left, size + left.position());
      }
    } catch (IOException e) {
      channel.truncate(size);
      throw e;
    }
    size += line.length;
  }

  void force() throws IOException {
    channel.force(false);
  }

  /**
   * The whole lines from a place on, at most {@code count}; if no line ends within {@code most}
   * bytes, these bytes.
   */
  List<ByteBuffer> lines(long start, int most, int count) throws IOException {
    ByteBuffer bytes = read(start, (int) Math.min(most, size - start));
    List<ByteBuffer> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < bytes.limit() && lines.size() < count; i++) {
      if (bytes.get(i) == '\n') {
        lines.add(bytes.slice(from, i + 1 - from));
        from = i + 1;
      }
    }
    return lines.isEmpty() ? List.of(bytes) : lines;
  }

  ByteBuffer read(long start, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, start + bytes.position()) < 0) {
        throw new IOException("`%s` was cut".formatted(path));
      }
    }
    return bytes.flip();
  }

  /** Cuts off what a crash left of a line; nobody was told that it was kept. */
  void trim(int longestLine) throws IOException {
    long from = Math.max(0, size - longestLine);
    ByteBuffer tail = read(from, (int) (size - from));
    int last = tail.limit() - 1;
    while (last >= 0 && tail.get(last) != '\n') {
      last--;
    }
    if (last >= 0 || from == 0) {
      size = from + last + 1;
      channel.truncate(size);
    }
  }

  void delete() throws IOException {
    close();
    Files.deleteIfExists(path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
