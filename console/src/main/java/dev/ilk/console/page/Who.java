package dev.ilk.console.page;

/**
 * Somebody, shown with the kind in front and a way to their own page.
 *
 * @param kind the kind in one word; empty if nobody was proven
 * @param name without the kind
 * @param address of their page; empty if there is none
 */
public record Who(String kind, String name, String address) {
  /** Whoever could not be proven. */
  public static final Who UNPROVEN = new Who("unproven", "somebody", "");
}
