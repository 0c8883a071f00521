package dev.ilk.scan.source;

import java.time.Instant;
import java.util.Optional;

/**
 * Where bytes were read.
 *
 * @param path the file; within an archive, after an exclamation mark, the entry
 * @param commit the commit that brought it, if it was read from a history
 */
public record Place(String path, Optional<Commit> commit) {
  /**
   * A commit.
   *
   * @param id its object id in hexadecimal
   * @param author the author's name and address, as written in it
   * @param when when it was committed
   */
  public record Commit(String id, String author, Instant when) {}

  /**
   * A file of no history.
   *
   * @param path the file
   * @return the place
   */
  public static Place file(String path) {
    return new Place(path, Optional.empty());
  }

  /**
   * An entry of the archive at this place.
   *
   * @param entry its name
   * @return the place
   */
  public Place entry(String entry) {
    return new Place(path + "!" + entry, commit);
  }
}
