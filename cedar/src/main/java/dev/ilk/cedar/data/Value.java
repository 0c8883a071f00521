package dev.ilk.cedar.data;

/**
 * A Cedar value. Equality is Cedar's own {@code ==}: values of different kinds are never equal,
 * sets ignore order and repetition, extension values compare by what they denote.
 *
 * <p>The order of {@link #compareTo} has no meaning in the language. It is total, agrees with
 * equality, and gives sets and records one canonical form whose look-ups stay logarithmic whatever
 * hash codes an attacker chooses.
 */
public sealed interface Value extends Comparable<Value>
    permits BoolValue,
        LongValue,
        StringValue,
        EntityUid,
        SetValue,
        RecordValue,
        DecimalValue,
        IpValue,
        DatetimeValue,
        DurationValue {

  /**
   * The kind, as Cedar names it in errors.
   *
   * @return the kind
   */
  Kind kind();

  /** The kinds of values. */
  enum Kind {
    BOOL("bool"),
    LONG("long"),
    STRING("string"),
    ENTITY("entity"),
    SET("set"),
    RECORD("record"),
    DECIMAL("decimal"),
    IPADDR("ipaddr"),
    DATETIME("datetime"),
    DURATION("duration");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /**
     * The word for the kind in messages.
     *
     * @return lower case, as in schemas' extension types
     */
    public String word() {
      return word;
    }
  }

  @Override
  default int compareTo(Value other) {
    return ValueOrder.compare(this, other);
  }

  /**
   * A boolean.
   *
   * @param value true or false
   * @return one of the two values
   */
  static BoolValue of(boolean value) {
    return value ? BoolValue.TRUE : BoolValue.FALSE;
  }

  /**
   * A 64-bit integer.
   *
   * @param value the number
   * @return the value
   */
  static LongValue of(long value) {
    return LongValue.of(value);
  }

  /**
   * A string.
   *
   * @param value the text
   * @return the value
   */
  static StringValue of(String value) {
    return new StringValue(value);
  }
}
