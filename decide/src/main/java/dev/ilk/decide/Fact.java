package dev.ilk.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One fact that policies can read, in the types they know. */
public sealed interface Fact {

  /**
   * A text.
   *
   * @param value the text
   */
  record Text(String value) implements Fact {}

  /**
   * A whole number.
   *
   * @param value the number
   */
  record Count(long value) implements Fact {}

  /**
   * Yes or no.
   *
   * @param value which
   */
  record Flag(boolean value) implements Fact {}

  /**
   * An instant.
   *
   * @param value to the millisecond
   */
  record Moment(Instant value) implements Fact {}

  /**
   * A length of time.
   *
   * @param value to the millisecond
   */
  record Length(Duration value) implements Fact {}

  /**
   * An IP address.
   *
   * @param value in text form, IPv4 or IPv6, without a zone
   */
  record Address(String value) implements Fact {}

  /**
   * Another entity.
   *
   * @param type its type
   * @param id which one
   */
  record Ref(String type, String id) implements Fact {}

  /**
   * Several facts, in no order.
   *
   * @param values the facts
   */
  record Many(List<Fact> values) implements Fact {
    public Many {
      values = List.copyOf(values);
    }
  }

  /**
   * Facts by name.
   *
   * @param members the facts
   */
  record Group(Map<String, Fact> members) implements Fact {
    public Group {
      members = Map.copyOf(members);
    }
  }
}
