package dev.ilk.cedar.diagnostic;

import java.util.List;
import java.util.function.Function;

/**
 * What came of reading something: the thing, or everything that is wrong with the input. A refusal
 * is an expected answer and so a value; exceptions are for bugs.
 *
 * @param <T> what was to be read
 */
public sealed interface Parsed<T> {

  /**
   * It was read.
   *
   * @param value the thing
   * @param <T> its type
   */
  record Read<T>(T value) implements Parsed<T> {}

  /**
   * It was refused.
   *
   * @param diagnostics what is wrong, in the order of the input; at least one
   * @param <T> the type of what there is none of
   */
  record Refused<T>(List<Diagnostic> diagnostics) implements Parsed<T> {
    public Refused {
      diagnostics = List.copyOf(diagnostics);
      if (diagnostics.isEmpty()) {
        throw new IllegalArgumentException("a refusal says what is wrong");
      }
    }
  }

  /**
   * It was read.
   *
   * @param value the thing
   * @param <T> its type
   * @return the result
   */
  static <T> Parsed<T> of(T value) {
    return new Read<>(value);
  }

  /**
   * It was refused for one reason.
   *
   * @param diagnostic what is wrong
   * @param <T> the type of what there is none of
   * @return the result
   */
  static <T> Parsed<T> refused(Diagnostic diagnostic) {
    return new Refused<>(List.of(diagnostic));
  }

  /**
   * What was read, changed.
   *
   * @param change what to make of it
   * @param <R> the new type
   * @return the changed thing, or the same refusal
   */
  default <R> Parsed<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Read<T>(T value) -> new Read<>(change.apply(value));
      case Refused<T>(List<Diagnostic> wrong) -> new Refused<>(wrong);
    };
  }

  /**
   * What was read, read further.
   *
   * @param next the next reading
   * @param <R> the new type
   * @return what came of the next reading, or this refusal
   */
  default <R> Parsed<R> then(Function<? super T, Parsed<R>> next) {
    return switch (this) {
      case Read<T>(T value) -> next.apply(value);
      case Refused<T>(List<Diagnostic> wrong) -> new Refused<>(wrong);
    };
  }

  /**
   * What is wrong.
   *
   * @return the diagnostics, empty if it was read
   */
  default List<Diagnostic> diagnostics() {
    return this instanceof Refused<T>(List<Diagnostic> wrong) ? wrong : List.of();
  }

  /**
   * The thing, for callers to whom a refusal is a bug, such as a policy shipped in the program.
   *
   * @return the thing
   * @throws RefusedException if it was refused
   */
  default T orThrow() {
    return switch (this) {
      case Read<T>(T value) -> value;
      case Refused<T>(List<Diagnostic> wrong) -> throw new RefusedException(wrong);
    };
  }
}
