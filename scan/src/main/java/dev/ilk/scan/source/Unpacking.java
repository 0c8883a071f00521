package dev.ilk.scan.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Opens archives within archives, by their first bytes and not by their names: tar, gzip and zip,
 * which is what container images, jars and rotated logs are. Bounded in depth, in entries and in
 * bytes unpacked of one file, so that a small file cannot unfold for ever.
 */
public final class Unpacking {
  /** Archives within archives beyond this depth are read as they are. */
  private static final int DEEPEST = 6;

  private static final int MOST_ENTRIES = 1_000_000;
  private static final int HEAD = 512;
  private static final int TAR_MAGIC = 257;

  private final Reader reader;
  private long bytesLeft;
  private int entriesLeft = MOST_ENTRIES;

  /** Reads plain bytes. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads a file to its end, without closing it.
     *
     * @param place where it is
     * @param bytes what is in it
     * @throws IOException if it cannot be read
     */
    void read(Place place, InputStream bytes) throws IOException;
  }

  /**
   * Unpacks one file.
   *
   * @param reader given what is in no further archive
   * @param mostBytes how much may be unpacked of it
   */
  public Unpacking(Reader reader, long mostBytes) {
    this.reader = reader;
    this.bytesLeft = mostBytes;
  }

  /**
   * Reads a file, or what is in it.
   *
   * @param place where it is
   * @param bytes what is in it; not closed
   * @throws IOException if it cannot be read, or unfolds beyond the bounds
   */
  public void read(Place place, InputStream bytes) throws IOException {
    read(place, new Counted(bytes), 0);
  }

  private void read(Place place, InputStream bytes, int depth) throws IOException {
    BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    if (depth >= DEEPEST) {
      reader.read(place, in);
    } else if (startsWith(head, 0, 0x1f, 0x8b, 0x08)) {
      read(place, new Counted(new GZIPInputStream(in)), depth + 1);
    } else if (startsWith(head, 0, 'P', 'K', 3, 4)) {
      zip(place, in, depth);
    } else if (startsWith(head, TAR_MAGIC, 'u', 's', 't', 'a', 'r')) {
      tar(place, in, depth);
    } else {
      reader.read(place, in);
    }
  }

  private void tar(Place place, InputStream in, int depth) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      countEntry();
      if (entry.isFile()) {
        read(place.entry(entry.getName()), new Counted(tar), depth + 1);
      }
    }
  }

  private void zip(Place place, InputStream in, int depth) throws IOException {
    ZipInputStream zip = new ZipInputStream(in);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      countEntry();
      if (!entry.isDirectory()) {
        read(place.entry(entry.getName()), new Counted(zip), depth + 1);
      }
    }
  }

  private void countEntry() throws IOException {
    if (--entriesLeft < 0) {
      throw new IOException("holds more than %,d files".formatted(MOST_ENTRIES));
    }
  }

  private static boolean startsWith(byte[] head, int at, int... magic) {
    if (head.length < at + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[at + i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Counts what is unpacked; leaves closing to who opened. */
  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count(Math.max(0, read));
      return read;
    }

    @Override
    public void close() {}

    private void count(int bytes) throws IOException {
      bytesLeft -= bytes;
      if (bytesLeft < 0) {
        throw new IOException("unfolds to more than a scan reads of one file");
      }
    }
  }
}
