package dev.ilk.prove.federation;

import java.util.function.Function;

/**
 * What came of reading a token, or a step on the way.
 *
 * @param <T> what is known once it is believed
 */
public sealed interface Reading<T> {

  /**
   * It is believed.
   *
   * @param value what it says
   * @param <T> its type
   */
  record Accepted<T>(T value) implements Reading<T> {}

  /**
   * It is not believed.
   *
   * @param refusal why
   * @param <T> the type of what is not known
   */
  record Refused<T>(TokenRefusal refusal) implements Reading<T> {}

  /**
   * Goes on, if it is believed.
   *
   * @param next the next step
   * @param <U> what the next step finds
   * @return the next step's reading, or this refusal
   */
  default <U> Reading<U> then(Function<? super T, Reading<U>> next) {
    return switch (this) {
      case Accepted<T>(T value) -> next.apply(value);
      case Refused<T>(TokenRefusal refusal) -> new Refused<>(refusal);
    };
  }
}
