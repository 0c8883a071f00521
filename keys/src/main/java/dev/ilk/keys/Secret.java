package dev.ilk.keys;

/** A secret text that does not show itself in logs, messages or records. */
public final class Secret {
  private final String value;

  /**
   * Wraps a secret.
   *
   * @param value the secret itself
   */
  public Secret(String value) {
    this.value = value;
  }

  /**
   * The secret itself. Reviewers look for calls of this.
   *
   * @return the value
   */
  public String reveal() {
    return value;
  }

  /** Never the value. */
  @Override
  public String toString() {
    return "[secret]";
  }
}
