package dev.ilk.scan.source;

import java.io.IOException;
import java.io.InputStream;

/** Something that holds files; to be closed after the scan. */
public interface Source extends AutoCloseable {
  /** Opens a file's bytes; may be called later and from another thread than the walk. */
  @FunctionalInterface
  interface Content {
    /**
     * Opens the bytes.
     *
     * @return a stream, to be closed by the caller
     * @throws IOException if they cannot be read
     */
    InputStream open() throws IOException;
  }

  /** Takes files as they are found. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A file was found; waits while too much is still to be read.
     *
     * @param place where
     * @param content what is in it
     * @throws IOException if the scan is over
     */
    void visit(Place place, Content content) throws IOException;
  }

  /**
   * Finds all files, in an order that is the same each time.
   *
   * @param visitor told of each
   * @throws IOException if this source cannot be read on
   */
  void walk(Visitor visitor) throws IOException;

  /** Gives back what it holds open; nothing, unless it says so. */
  @Override
  default void close() {}
}
