package dev.ilk.actor;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What things of the ACME server are called in their URLs (RFC 8555, section 7.1): a visible prefix
 * and 128 random bits in hexadecimal. They are names and never secrets.
 */
public sealed interface AcmeId {
  /**
   * The whole name.
   *
   * @return never empty
   */
  String value();

  /**
   * An account.
   *
   * @param value {@code acc_} and 32 digits
   */
  record Account(String value) implements AcmeId {
    /** How they begin. */
    public static final String PREFIX = "acc_";

    public Account {
      require(PREFIX, value);
    }
  }

  /**
   * A key with which one account can be opened; its {@code kid} (RFC 8555, section 7.3.4).
   *
   * @param value {@code eak_} and 32 digits
   */
  record ExternalKey(String value) implements AcmeId {
    /** How they begin. */
    public static final String PREFIX = "eak_";

    public ExternalKey {
      require(PREFIX, value);
    }
  }

  /**
   * An order of a certificate.
   *
   * @param value {@code ord_} and 32 digits
   */
  record Order(String value) implements AcmeId {
    /** How they begin. */
    public static final String PREFIX = "ord_";

    public Order {
      require(PREFIX, value);
    }
  }

  /**
   * Reads one that came from outside.
   *
   * @param prefix of the sort wanted
   * @param make the constructor of that sort
   * @param text of any length and content
   * @param <T> the sort
   * @return empty if it is none of that sort
   */
  static <T extends AcmeId> Optional<T> parse(
      String prefix, Function<String, T> make, String text) {
    return holds(prefix, text) ? Optional.of(make.apply(text)) : Optional.empty();
  }

  private static boolean holds(String prefix, String text) {
    return text.startsWith(prefix)
        && Form.DIGITS.matcher(text.substring(prefix.length())).matches();
  }

  private static void require(String prefix, String value) {
    if (!holds(prefix, value)) {
      throw new IllegalArgumentException("`%s` is no `%s`".formatted(value, prefix));
    }
  }

  /** The form of what follows the prefix. */
  final class Form {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}");

    private Form() {}
  }
}
