package dev.ilk.scan.rule;

/** How sure a match is, weakest first. */
public enum Strength {
  /** Random enough, and in a place where secrets stand. */
  LIKELY,
  /** In a form that only one vendor's secrets have. */
  SHAPED,
  /** In such a form, and its checksum or inner structure is right. */
  CHECKED
}
