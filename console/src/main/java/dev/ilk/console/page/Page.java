package dev.ilk.console.page;

/**
 * A page within its {@link Frame}: a record of everything that it shows, already in words. It names
 * the template that shows it by calling the method which that is compiled to, so that the two
 * cannot disagree.
 */
public interface Page {

  /**
   * Writes it by its template.
   *
   * @param on where to
   */
  void write(Canvas on);
}
