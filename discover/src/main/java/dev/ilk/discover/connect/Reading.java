package dev.ilk.discover.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.discover.Account;
import dev.ilk.discover.AccountJson;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Reads a whole system into a file of accounts, one JSON object a line, in memory that does not
 * grow with the system but for a hash of each id.
 *
 * <p>INVARIANT: the state beside the file names a length of the file and the cursor that follows
 * it. A reading that went on after a crash cuts the file to that length first, so that no account
 * is lost or doubled whichever step was interrupted.
 */
public final class Reading {
  private static final int MOST_PAGES = 1_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connector connector;
  private final Path file;
  private final Path state;

  /**
   * What was read.
   *
   * @param accounts how many accounts the file has
   * @param doubled how many a page had that an earlier page had too, and were left out
   */
  public record Total(long accounts, long doubled) {}

  /**
   * A reading.
   *
   * @param connector what to read
   * @param file where to; gone on with if a state is beside it
   */
  public Reading(Connector connector, Path file) {
    this.connector = connector;
    this.file = file;
    this.state = file.resolveSibling(file.getFileName() + ".state");
  }

  /**
   * Reads to the end, from the start or from where an earlier reading stopped.
   *
   * @param progress told after each page how many accounts there are
   * @return how much was read
   * @throws SystemUnreadable if the system cannot be read on, or pages without end; what was read
   *     is kept
   * @throws IOException if the file cannot be written, or another reading writes it
   * @throws InterruptedException if the thread was interrupted; what was read is kept
   */
  public Total run(LongConsumer progress) throws IOException, InterruptedException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
        FileLock lock = out.getChannel().tryLock()) {
      if (lock == null) {
        throw new IOException("another reading writes `%s`".formatted(file));
      }
      String cursor = goOn(out);
      Set<Long> ids = ids();
      Set<Long> cursors = new HashSet<>();
      long doubled = 0;
      for (int pages = 0; pages < MOST_PAGES; pages++) {
        if (!cursors.add(hash(cursor))) {
          throw new SystemUnreadable(
              "the system leads back to a page that was read, so its list would never end");
        }
        Page page = connector.next(cursor);
        StringBuilder lines = new StringBuilder();
        for (Account account : page.accounts()) {
          if (ids.add(hash(account.id()))) {
            lines.append(AccountJson.write(account)).append('\n');
          } else {
            doubled++;
          }
        }
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        out.getFD().sync();
        progress.accept(ids.size());
        if (page.next().isEmpty()) {
          Files.deleteIfExists(state);
          return new Total(ids.size(), doubled);
        }
        cursor = page.next().get();
        save(out.getFilePointer(), cursor);
      }
      throw new SystemUnreadable("the system has more than %,d pages".formatted(MOST_PAGES));
    } catch (OverlappingFileLockException e) {
      throw new IOException("another reading writes `%s`".formatted(file), e);
    }
  }

  private String goOn(RandomAccessFile out) throws IOException {
    if (!Files.exists(state)) {
      out.setLength(0);
      return Connector.START;
    }
    JsonNode saved = JSON.readTree(state.toFile());
    long length = saved.path("length").asLong(-1);
    if (length < 0 || length > out.length() || !saved.path("cursor").isTextual()) {
      throw new IOException(
          "`%s` does not fit its file; delete both to begin anew".formatted(state));
    }
    out.setLength(length);
    out.seek(length);
    return saved.path("cursor").asText();
  }

  private Set<Long> ids() throws IOException {
    Set<Long> ids = new HashSet<>();
    try (var lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines::iterator) {
        ids.add(hash(JSON.readTree(line).path("id").asText()));
      }
    }
    return ids;
  }

  private void save(long length, String cursor) throws IOException {
    ObjectNode saved = JSON.createObjectNode().put("length", length).put("cursor", cursor);
    Path next = state.resolveSibling(state.getFileName() + ".new");
    Files.writeString(next, saved.toString());
    Files.move(next, state, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** FNV-1a in 64 bits: among ten million ids two collide with a chance of one in 370,000. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }
}
