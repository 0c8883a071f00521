package dev.ilk.keys;

import static org.junit.jupiter.api.Assertions.fail;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;

/** Looks into results. */
final class Results {
  private Results() {}

  /** The code of the refusal, or {@code ok}. */
  static String outcome(Result<?> result) {
    return switch (result) {
      case Result.Ok<?>(Object ignored) -> "ok";
      case Result.Failed<?>(List<Problem> problems) -> problems.getFirst().code();
    };
  }

  static <T> T value(Result<T> result) {
    return switch (result) {
      case Result.Ok<T>(T value) -> value;
      case Result.Failed<T>(List<Problem> problems) -> fail(problems.getFirst().sentence());
    };
  }
}
