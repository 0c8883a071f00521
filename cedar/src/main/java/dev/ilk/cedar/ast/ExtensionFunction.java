package dev.ilk.cedar.ast;

import dev.ilk.cedar.data.Value.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The functions and methods of the extension types. */
public enum ExtensionFunction {
  DECIMAL("decimal", false, Kind.DECIMAL, Kind.STRING),
  LESS_THAN("lessThan", true, Kind.BOOL, Kind.DECIMAL, Kind.DECIMAL),
  LESS_THAN_OR_EQUAL("lessThanOrEqual", true, Kind.BOOL, Kind.DECIMAL, Kind.DECIMAL),
  GREATER_THAN("greaterThan", true, Kind.BOOL, Kind.DECIMAL, Kind.DECIMAL),
  GREATER_THAN_OR_EQUAL("greaterThanOrEqual", true, Kind.BOOL, Kind.DECIMAL, Kind.DECIMAL),
  IP("ip", false, Kind.IPADDR, Kind.STRING),
  IS_IPV4("isIpv4", true, Kind.BOOL, Kind.IPADDR),
  IS_IPV6("isIpv6", true, Kind.BOOL, Kind.IPADDR),
  IS_LOOPBACK("isLoopback", true, Kind.BOOL, Kind.IPADDR),
  IS_MULTICAST("isMulticast", true, Kind.BOOL, Kind.IPADDR),
  IS_IN_RANGE("isInRange", true, Kind.BOOL, Kind.IPADDR, Kind.IPADDR),
  DATETIME("datetime", false, Kind.DATETIME, Kind.STRING),
  DURATION("duration", false, Kind.DURATION, Kind.STRING),
  OFFSET("offset", true, Kind.DATETIME, Kind.DATETIME, Kind.DURATION),
  DURATION_SINCE("durationSince", true, Kind.DURATION, Kind.DATETIME, Kind.DATETIME),
  TO_DATE("toDate", true, Kind.DATETIME, Kind.DATETIME),
  TO_TIME("toTime", true, Kind.DURATION, Kind.DATETIME),
  TO_MILLISECONDS("toMilliseconds", true, Kind.LONG, Kind.DURATION),
  TO_SECONDS("toSeconds", true, Kind.LONG, Kind.DURATION),
  TO_MINUTES("toMinutes", true, Kind.LONG, Kind.DURATION),
  TO_HOURS("toHours", true, Kind.LONG, Kind.DURATION),
  TO_DAYS("toDays", true, Kind.LONG, Kind.DURATION);

  private static final Map<String, ExtensionFunction> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(f -> f.spelling, Function.identity()));

  private final String spelling;
  private final boolean method;
  private final Kind result;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes an immutable list
  private final List<Kind> parameters;

  ExtensionFunction(String spelling, boolean method, Kind result, Kind... parameters) {
    this.spelling = spelling;
    this.method = method;
    this.result = result;
    this.parameters = List.of(parameters);
  }

  /**
   * The function of a name.
   *
   * @param spelling the name
   * @return the function or method, if there is one
   */
  public static Optional<ExtensionFunction> named(String spelling) {
    return Optional.ofNullable(BY_NAME.get(spelling));
  }

  /**
   * The name as it is written.
   *
   * @return the name
   */
  public String spelling() {
    return spelling;
  }

  /**
   * Tells how it is called.
   *
   * @return true for {@code x.f(y)}, false for {@code f(x, y)}
   */
  public boolean isMethod() {
    return method;
  }

  /**
   * Tells whether it makes an extension value from a string.
   *
   * @return whether it is a constructor
   */
  public boolean isConstructor() {
    return !method;
  }

  /**
   * What it yields.
   *
   * @return the kind of the result
   */
  public Kind result() {
    return result;
  }

  /**
   * What it takes.
   *
   * @return the kinds of the arguments, of a method first what it is called on
   */
  public List<Kind> parameters() {
    return parameters;
  }
}
