package dev.ilk.record;

/** Where events become durable. */
public interface Journal {

  /**
   * Makes an event durable. Blocks the calling virtual thread until it is.
   *
   * @param event what happened
   * @return where it stands in the log
   * @throws JournalUnavailable if it could not be made durable, or not be known to be, within the
   *     journal's time limit; whatever depends on it must then not be released
   */
  long append(Event event) throws JournalUnavailable;
}
