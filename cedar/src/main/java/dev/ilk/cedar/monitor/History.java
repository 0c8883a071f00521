package dev.ilk.cedar.monitor;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one scope remember of one actor, tenant or other key. Not safe for several
 * threads: whoever uses it holds it alone.
 */
public final class History {
  private final Rules.OfScope rules;
  private final Memory<?>[] memories;
  private long point = -1;
  private long time = Long.MIN_VALUE;
  private @Nullable Event current;

  History(Rules.OfScope rules) {
    this.rules = rules;
    this.memories = new Memory<?>[rules.specs().size()];
    for (int i = 0; i < memories.length; i++) {
      memories[i] = rules.specs().get(i).open();
    }
  }

  /**
   * Takes the next event in.
   *
   * @param event what happened
   * @param millis when, in milliseconds of Unix time. A time before the latest event's counts as
   *     that: a clock that is set back opens no window again
   * @return the time it counts as
   */
  public long observe(Event event, long millis) {
    time = Math.max(time, millis);
    point++;
    current = event;
    for (int place : rules.concernedBy(event)) {
      memories[place].observe(event, point, time);
    }
    return time;
  }

  /**
   * The kind of history.
   *
   * @return the scope whose rules read it
   */
  public String scope() {
    return rules.scope();
  }

  /**
   * How many events it has taken in.
   *
   * @return 0 for a new one
   */
  public long size() {
    return point + 1;
  }

  long point() {
    return point;
  }

  /**
   * When the latest event was.
   *
   * @return milliseconds of Unix time; {@link Long#MIN_VALUE} before the first
   */
  public long time() {
    return time;
  }

  Event current() {
    return Objects.requireNonNull(current);
  }

  Memory<?> memory(int place) {
    return memories[place];
  }
}
