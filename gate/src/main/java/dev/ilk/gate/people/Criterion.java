package dev.ilk.gate.people;

import java.time.Instant;
import java.util.List;

/** Which people or groups are meant (RFC 7644, section 3.4.2.2). */
public sealed interface Criterion {
  /** The most comparisons in one criterion. */
  int MOST = 50;

  /** How a value is compared. */
  enum Operator {
    /** Equal. */
    EQ,
    /** Not equal; true of what has no value. */
    NE,
    /** Contains. */
    CO,
    /** Starts with. */
    SW,
    /** Ends with. */
    EW,
    /** Greater. */
    GT,
    /** Greater or equal. */
    GE,
    /** Less. */
    LT,
    /** Less or equal. */
    LE
  }

  /** A value to compare with. */
  sealed interface Value {
    /**
     * Of an attribute of the form TEXT or EXACT.
     *
     * @param text any
     */
    record OfText(String text) implements Value {}

    /**
     * Of an attribute of the form FLAG.
     *
     * @param flag true or false
     */
    record OfFlag(boolean flag) implements Value {}

    /**
     * Of an attribute of the form INSTANT.
     *
     * @param instant to the microsecond
     */
    record OfInstant(Instant instant) implements Value {}
  }

  /**
   * All of them.
   *
   * @param parts none for everybody
   */
  record All(List<Criterion> parts) implements Criterion {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Any of them.
   *
   * @param parts none for nobody
   */
  record Any(List<Criterion> parts) implements Criterion {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The opposite.
   *
   * @param part of what
   */
  record Not(Criterion part) implements Criterion {}

  /**
   * A value stands so to another.
   *
   * @param attribute whose value; if there are many, one of them does
   * @param operator how
   * @param value to which; of the attribute's form
   */
  record Compare(Attribute attribute, Operator operator, Value value) implements Criterion {}

  /**
   * There is a value.
   *
   * @param attribute of which
   */
  record Present(Attribute attribute) implements Criterion {}

  /**
   * One and the same address is such.
   *
   * @param part of attributes of addresses only
   */
  record OneEmail(Criterion part) implements Criterion {}

  /**
   * Everybody.
   *
   * @return without a condition
   */
  static Criterion everybody() {
    return new All(List.of());
  }

  /**
   * Those with an id.
   *
   * @param id of any content
   * @return at most one
   */
  static Criterion withId(String id) {
    return new Compare(Attribute.ID, Operator.EQ, new Value.OfText(id));
  }
}
