package dev.ilk.keys.jose;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object whose values keep their types: strings, longs, doubles, booleans, lists and nested
 * maps of these. Immutable, and in the order in which it was read or built.
 *
 * <p>An accessor answers with the value only if it has the type asked for; nothing is converted, so
 * the text {@code "true"} is never taken for the truth.
 */
public final class Claims {
  /** The last second of the year 9999: no date in a token is later. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private final Map<String, Object> members;

  Claims(Map<String, Object> members) {
    this.members = members;
  }

  /**
   * Reads a JSON object strictly: no duplicate names, bounded depth and numbers, UTF-8 only.
   *
   * @param json of any content; the caller bounds its size
   * @return the object, or {@code json_malformed}
   */
  public static Result<Claims> parse(byte[] json) {
    try {
      return Result.ok(new Claims(StrictJson.object(json)));
    } catch (StrictJson.RefusedException e) {
      return Result.failed(
          Problem.of(Problem.Kind.INVALID, "json_malformed", String.valueOf(e.getMessage())));
    }
  }

  /**
   * Starts building.
   *
   * @return a builder without claims
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * All claims as plain Java values, for evaluating expressions over them.
   *
   * @return unmodifiable at every depth
   */
  public Map<String, Object> asMap() {
    return members;
  }

  /**
   * Whether there is a claim of that name, of whatever type.
   *
   * @param name the claim
   * @return true if there is
   */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /**
   * A claim that is a string.
   *
   * @param name the claim
   * @return its value, or empty if it is absent or of another type
   */
  public Optional<String> text(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /**
   * A claim that is a whole number.
   *
   * @param name the claim
   * @return its value, or empty if it is absent or of another type
   */
  public Optional<Long> number(String name) {
    return members.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
  }

  /**
   * A claim that is true or false.
   *
   * @param name the claim
   * @return its value, or empty if it is absent or of another type
   */
  public Optional<Boolean> truth(String name) {
    return members.get(name) instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
  }

  /**
   * A claim that is a NumericDate (RFC 7519, section 2): seconds since 1970. Fractions are cut off.
   *
   * @param name the claim
   * @return the instant, from 1970 to 9999, or empty if it is absent or nothing of that kind
   */
  public Optional<Instant> instant(String name) {
    long seconds =
        switch (members.get(name)) {
          case Long whole -> whole;
          case Double fraction -> (long) Math.floor(fraction);
          case null, default -> -1;
        };
    return seconds >= 0 && seconds <= LAST_SECOND
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  /**
   * A claim that is one string or an array of strings, as {@code aud} is (RFC 7519, section 4.1.3).
   *
   * @param name the claim
   * @return its values, or empty if it is absent or anything else
   */
  public Optional<List<String>> texts(String name) {
    return switch (members.get(name)) {
      case String one -> Optional.of(List.of(one));
      case List<?> many when many.stream().allMatch(String.class::isInstance) ->
          Optional.of(many.stream().map(String.class::cast).toList());
      case null, default -> Optional.empty();
    };
  }

  /**
   * A claim that is itself an object.
   *
   * @param name the claim
   * @return its members, or empty if it is absent or of another type
   */
  public Optional<Claims> nested(String name) {
    return members.get(name) instanceof Map<?, ?> map
        ? Optional.of(new Claims(copy(map)))
        : Optional.empty();
  }

  /**
   * The claims as JSON without blanks, in their order: the same claims give the same bytes.
   *
   * @return UTF-8
   */
  public byte[] json() {
    return JsonWriter.write(members);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Claims claims && claims.members.equals(members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  @Override
  public String toString() {
    return new String(json(), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((name, value) -> copy.put((String) name, frozen(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static Object frozen(Object value) {
    return switch (value) {
      case String text -> text;
      case Long number -> number;
      case Integer number -> number.longValue();
      case Double number when Double.isFinite(number) -> number;
      case Boolean truth -> truth;
      case Instant instant -> instant.getEpochSecond();
      case Claims claims -> claims.members;
      case List<?> list -> list.stream().map(Claims::frozen).toList();
      case Map<?, ?> map -> copy(map);
      default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
    };
  }

  /** Collects claims in the order in which they shall be written. Not for sharing. */
  public static final class Builder {
    private final Map<String, Object> members = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds a claim.
     *
     * @param name not used before
     * @param value a string, whole number, finite double, boolean, instant (written as a
     *     NumericDate in whole seconds), {@link Claims}, or a list or map of these
     * @return this builder
     */
    public Builder put(String name, Object value) {
      if (members.put(name, frozen(value)) != null) {
        throw new IllegalArgumentException("the claim `" + name + "` is already there");
      }
      return this;
    }

    /**
     * Adds a claim if there is a value for it.
     *
     * @param name not used before
     * @param value as in {@link #put(String, Object)}, or empty
     * @return this builder
     */
    public Builder putIfPresent(String name, Optional<?> value) {
      value.ifPresent(present -> put(name, present));
      return this;
    }

    /**
     * Ends building.
     *
     * @return the claims so far
     */
    public Claims build() {
      return new Claims(Collections.unmodifiableMap(new LinkedHashMap<>(members)));
    }
  }
}
