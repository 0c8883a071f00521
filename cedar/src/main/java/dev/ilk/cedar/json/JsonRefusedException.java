package dev.ilk.cedar.json;

import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Location;
import java.util.Optional;

/** Leaves a JSON reader at the first thing that does not fit. Never leaves the module. */
public final class JsonRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  /**
   * A refusal.
   *
   * @param message what is wrong, with the path to it
   */
  public JsonRefusedException(String message) {
    this(Diagnostic.of(message));
  }

  JsonRefusedException(String message, Location location) {
    this(new Diagnostic(message, Optional.of(location), ""));
  }

  private JsonRefusedException(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  /**
   * The refusal for people.
   *
   * @return the diagnostic
   */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
