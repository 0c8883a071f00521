package dev.ilk.cedar.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** Input was refused where the caller had said that it cannot be. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /**
   * A refusal.
   *
   * @param diagnostics what is wrong
   */
  public RefusedException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /**
   * What is wrong.
   *
   * @return the diagnostics, at least one
   */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
