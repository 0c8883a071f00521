package dev.ilk.gate;

/** The result of a command that has nothing to give back. */
public enum Done {
  /** It is done and recorded. */
  DONE
}
