package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.ExtensionFunction;
import dev.ilk.cedar.data.DatetimeValue;
import dev.ilk.cedar.data.DecimalValue;
import dev.ilk.cedar.data.DurationValue;
import dev.ilk.cedar.data.IpValue;
import dev.ilk.cedar.data.StringValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Span;
import java.util.Optional;

/**
 * What the extension functions do. Arguments have been checked against {@link
 * ExtensionFunction#parameters} before.
 */
public final class Extensions {
  private Extensions() {}

  /**
   * Makes an extension value from text, as a constructor does.
   *
   * @param function a constructor
   * @param text its argument
   * @return the value, or empty if the text is none of the type
   */
  public static Optional<? extends Value> construct(ExtensionFunction function, String text) {
    return switch (function) {
      case DECIMAL -> DecimalValue.parse(text);
      case IP -> IpValue.parse(text);
      case DATETIME -> DatetimeValue.parse(text);
      case DURATION -> DurationValue.parse(text);
      default -> throw new IllegalArgumentException(function.spelling());
    };
  }

  /**
   * Applies a function to values that came as data.
   *
   * @param function any function
   * @param arguments as many and of such kinds as it takes
   * @return the result
   * @throws EvaluationException if it has none for these values
   */
  public static Value apply(ExtensionFunction function, Value... arguments) {
    return arguments.length == 1
        ? apply(function, arguments[0], Span.NONE)
        : apply(function, arguments[0], arguments[1], Span.NONE);
  }

  static Value apply(ExtensionFunction function, Value value, Span at) {
    return switch (value) {
      case StringValue text ->
          construct(function, text.value())
              .<Value>map(v -> v)
              .orElseThrow(() ->
                  new EvaluationException("`" + function.spelling() + "` cannot read " + text, at));
      case IpValue ip -> ofIp(function, ip);
      case DatetimeValue time -> ofDatetime(function, time, at);
      case DurationValue duration -> ofDuration(function, duration);
      default -> throw new IllegalArgumentException(function.spelling());
    };
  }

  private static Value ofIp(ExtensionFunction function, IpValue ip) {
    return Value.of(
        switch (function) {
          case IS_IPV4 -> !ip.v6();
          case IS_IPV6 -> ip.v6();
          case IS_LOOPBACK -> ip.isLoopback();
          case IS_MULTICAST -> ip.isMulticast();
          default -> throw new IllegalArgumentException(function.spelling());
        });
  }

  private static Value ofDatetime(ExtensionFunction function, DatetimeValue time, Span at) {
    return function == ExtensionFunction.TO_TIME
        ? time.toTime()
        : time.toDate().orElseThrow(() -> overflow(function, at));
  }

  private static Value ofDuration(ExtensionFunction function, DurationValue duration) {
    long millis = duration.millis();
    return Value.of(
        switch (function) {
          case TO_MILLISECONDS -> millis;
          case TO_SECONDS -> millis / 1000;
          case TO_MINUTES -> millis / 60_000;
          case TO_HOURS -> millis / 3_600_000;
          case TO_DAYS -> millis / 86_400_000;
          default -> throw new IllegalArgumentException(function.spelling());
        });
  }

  static Value apply(ExtensionFunction function, Value left, Value right, Span at) {
    return switch (left) {
      case DecimalValue l when right instanceof DecimalValue r -> Value.of(compare(function, l, r));
      case IpValue l when right instanceof IpValue r -> Value.of(l.isInRange(r));
      case DatetimeValue l when right instanceof DatetimeValue r -> {
        long difference = l.epochMillis() - r.epochMillis();
        if (((l.epochMillis() ^ r.epochMillis()) & (l.epochMillis() ^ difference)) < 0) {
          throw overflow(function, at);
        }
        yield new DurationValue(difference);
      }
      case DatetimeValue l when right instanceof DurationValue r -> {
        long sum = l.epochMillis() + r.millis();
        if (((l.epochMillis() ^ sum) & (r.millis() ^ sum)) < 0) {
          throw overflow(function, at);
        }
        yield new DatetimeValue(sum);
      }
      default -> throw new IllegalArgumentException(function.spelling());
    };
  }

  private static boolean compare(ExtensionFunction function, DecimalValue l, DecimalValue r) {
    int order = Long.compare(l.tenThousandths(), r.tenThousandths());
    return switch (function) {
      case LESS_THAN -> order < 0;
      case LESS_THAN_OR_EQUAL -> order <= 0;
      case GREATER_THAN -> order > 0;
      case GREATER_THAN_OR_EQUAL -> order >= 0;
      default -> throw new IllegalArgumentException(function.spelling());
    };
  }

  private static EvaluationException overflow(ExtensionFunction function, Span at) {
    return new EvaluationException("overflow in `" + function.spelling() + "`", at);
  }
}
