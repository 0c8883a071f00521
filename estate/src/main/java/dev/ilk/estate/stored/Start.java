package dev.ilk.estate.stored;

import java.util.Optional;

/**
 * How a run begins, if none is open, or if the open one is given up.
 *
 * @param anew gives an open run up
 * @param whole gives an open run up that reads only what changed
 * @param since reads what changed since then; empty for everything
 */
public record Start(boolean anew, boolean whole, Optional<Since> since) {

  /**
   * Since when changes are read.
   *
   * @param mark the source's mark, as it was when somebody looked
   * @param cursor the cursor of the first page
   */
  public record Since(String mark, String cursor) {}

  /**
   * A run that reads everything, if none is open.
   *
   * @param anew gives an open run up
   * @return the start
   */
  public static Start everything(boolean anew) {
    return new Start(anew, false, Optional.empty());
  }
}
