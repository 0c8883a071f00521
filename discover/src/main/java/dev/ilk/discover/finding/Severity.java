package dev.ilk.discover.finding;

/** How much a finding matters, least first. */
public enum Severity {
  /** Worth knowing. */
  LOW,
  /** To be planned. */
  MEDIUM,
  /** To be mended soon. */
  HIGH,
  /** To be mended at once: others can use it now. */
  CRITICAL
}
