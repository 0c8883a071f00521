package dev.ilk.gate;

import dev.ilk.decide.Decision;
import dev.ilk.decide.Phrased;
import dev.ilk.record.Particulars;
import java.util.Optional;

/**
 * What a handler did.
 *
 * @param value what is to be released
 * @param particulars what the record shall say of it
 * @param answer the decision that was asked for, where the command was a question about another's
 *     action; the record then tells that decision as the result
 * @param question the question that was answered so, where policies were asked it
 * @param <R> the result's type
 */
public record Handled<R>(
    R value, Particulars particulars, Optional<Decision> answer, Optional<Phrased> question) {

  /**
   * Something done.
   *
   * @param value what is to be released
   * @param particulars what the record shall say of it
   * @param <R> the result's type
   * @return without an answered question
   */
  public static <R> Handled<R> of(R value, Particulars particulars) {
    return new Handled<>(value, particulars, Optional.empty(), Optional.empty());
  }
}
