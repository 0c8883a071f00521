package dev.ilk.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * What came of something that may be refused: a value, or the problems that stood in its way.
 * Refusals are values; exceptions are for bugs and broken parts.
 *
 * @param <T> the value
 */
public sealed interface Result<T> {

  /**
   * It worked.
   *
   * @param value what came of it
   * @param <T> the value's type
   */
  record Ok<T>(T value) implements Result<T> {}

  /**
   * It was refused.
   *
   * @param problems why; at least one, all that were found
   * @param <T> the type of the value there is none of
   */
  record Failed<T>(List<Problem> problems) implements Result<T> {
    public Failed {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a failure names at least one problem");
      }
    }
  }

  /**
   * A value.
   *
   * @param value the value
   * @param <T> its type
   * @return it worked
   */
  static <T> Result<T> ok(T value) {
    return new Ok<>(value);
  }

  /**
   * A refusal with one problem.
   *
   * @param problem why
   * @param <T> the type of the value there is none of
   * @return it was refused
   */
  static <T> Result<T> failed(Problem problem) {
    return new Failed<>(List.of(problem));
  }

  /**
   * Goes on with the value, if there is one.
   *
   * @param next the next step
   * @param <U> what the next step makes
   * @return the next step's result, or this refusal
   */
  default <U> Result<U> then(Function<? super T, Result<U>> next) {
    return switch (this) {
      case Ok<T>(T value) -> next.apply(value);
      case Failed<T>(List<Problem> problems) -> new Failed<>(problems);
    };
  }
}
