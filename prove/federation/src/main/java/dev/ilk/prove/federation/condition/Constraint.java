package dev.ilk.prove.federation.condition;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a true condition says of one claim. */
public sealed interface Constraint {

  /**
   * The claim has one of these values.
   *
   * @param values strings, longs or booleans; not empty
   */
  record OneOf(Set<Object> values) implements Constraint {
    public OneOf {
      values = Set.copyOf(values);
    }
  }

  /**
   * The claim is a string that starts like this.
   *
   * @param text not empty
   */
  record Prefix(String text) implements Constraint {}

  /**
   * Both at once.
   *
   * @param other of the same claim
   * @return empty if no value satisfies both
   */
  default Optional<Constraint> and(Constraint other) {
    return switch (this) {
      case OneOf(Set<Object> values) -> {
        Set<Object> left =
            values.stream().filter(other::admits).collect(Collectors.toUnmodifiableSet());
        yield left.isEmpty() ? Optional.empty() : Optional.of(new OneOf(left));
      }
      case Prefix(String text) ->
          switch (other) {
            case OneOf many -> many.and(this);
            case Prefix(String more) when more.startsWith(text) -> Optional.of(other);
            case Prefix(String less) ->
                text.startsWith(less) ? Optional.of(this) : Optional.empty();
          };
    };
  }

  /**
   * One or the other.
   *
   * @param other of the same claim
   * @return empty if nothing simple can be said
   */
  default Optional<Constraint> or(Constraint other) {
    if (this instanceof OneOf(Set<Object> some) && other instanceof OneOf(Set<Object> more)) {
      Set<Object> all = new HashSet<>(some);
      all.addAll(more);
      return Optional.of(new OneOf(all));
    }
    return this.equals(other) ? Optional.of(this) : Optional.empty();
  }

  /**
   * Whether a value satisfies it.
   *
   * @param value of a claim
   * @return true if it does
   */
  default boolean admits(Object value) {
    return switch (this) {
      case OneOf(Set<Object> values) -> values.contains(value);
      case Prefix(String text) -> value instanceof String string && string.startsWith(text);
    };
  }

  /**
   * Whether every value that satisfies it is a string with this beginning.
   *
   * @param start the beginning
   * @return true if so
   */
  default boolean startsWith(String start) {
    return switch (this) {
      case OneOf(Set<Object> values) ->
          values.stream().allMatch(v -> v instanceof String text && text.startsWith(start));
      case Prefix(String text) -> text.startsWith(start);
    };
  }
}
