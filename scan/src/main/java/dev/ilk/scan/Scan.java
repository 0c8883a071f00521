package dev.ilk.scan;

import dev.ilk.scan.rule.RuleSet;
import dev.ilk.scan.source.Place;
import dev.ilk.scan.source.Source;
import dev.ilk.scan.source.Unpacking;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Reads sources on several threads, each with a buffer of its own, so that memory does not grow
 * with what is read.
 */
public final class Scan {
  private static final int WAITING = 256;

  private final RuleSet rules;
  private final Marks marks;
  private final int threads;
  private final long mostBytesOfAFile;
  private final Optional<byte[]> serverSalt;

  /**
   * A scan.
   *
   * @param rules what is looked for
   * @param marks what was said of earlier finds, and the salt
   * @param threads how many read at once; at least 1
   * @param mostBytesOfAFile how many bytes one file may unfold to, archives within counted
   */
  public Scan(RuleSet rules, Marks marks, int threads, long mostBytesOfAFile) {
    this(rules, marks, threads, mostBytesOfAFile, Optional.empty());
  }

  private Scan(
      RuleSet rules, Marks marks, int threads, long mostBytesOfAFile, Optional<byte[]> serverSalt) {
    this.rules = rules;
    this.marks = marks;
    this.threads = threads;
    this.mostBytesOfAFile = mostBytesOfAFile;
    this.serverSalt = serverSalt;
  }

  /**
   * The same scan, whose finds a server can tell from one another as well.
   *
   * @param salt the server's, which makes secrets comparable between scans of different places
   * @return a scan that gives each leak a fingerprint for the server
   */
  public Scan reportingTo(byte[] salt) {
    return new Scan(rules, marks, threads, mostBytesOfAFile, Optional.of(salt.clone()));
  }

  /**
   * Reads all of several sources.
   *
   * @param sources where
   * @param progress told now and then how many bytes were read more, from any thread
   * @return what was found; files that could not be read are told in it
   * @throws IOException if a source as a whole could not be read
   * @throws InterruptedException if the thread was interrupted
   */
  public ScanReport run(List<Source> sources, LongConsumer progress)
      throws IOException, InterruptedException {
    Gathered gathered = new Gathered(marks, serverSalt);
    ThreadLocal<TextScan> scans = ThreadLocal.withInitial(() -> new TextScan(rules));
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            // Whoever finds files faster than they are read, reads too.
            new ThreadPoolExecutor.CallerRunsPolicy());
    try {
      for (Source source : sources) {
        source.walk((place, content) ->
            pool.execute(() -> file(place, content, scans.get(), gathered, progress)));
      }
    } finally {
      pool.shutdown();
      while (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
        progress.accept(0);
      }
    }
    return gathered.report();
  }

  private void file(
      Place place,
      Source.Content content,
      TextScan scan,
      Gathered gathered,
      LongConsumer progress) {
    Unpacking unpacking =
        new Unpacking(
            (at, bytes) -> {
              long length = scan.read(bytes, match -> gathered.found(at, match));
              gathered.read(length);
              progress.accept(length);
            },
            mostBytesOfAFile);
    try (InputStream in = content.open()) {
      unpacking.read(place, in);
    } catch (IOException | UncheckedIOException e) {
      gathered.unread(place, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // Libraries that unpack throw what they like on hostile archives.
      gathered.unread(place, "cannot be unpacked: " + e.getClass().getSimpleName());
    }
  }
}
