package dev.ilk.cedar.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A record: attributes by name. Also the form of an entity's attributes and tags, and of a
 * request's context.
 *
 * <p>INVARIANT: keys are distinct and sorted by hash code, then by text; {@code values[i]} belongs
 * to {@code keys[i]}. Equal records are equal arrays, and looking up is a binary search.
 */
public final class RecordValue implements Value {

  /** The record without attributes. */
  public static final RecordValue EMPTY = new RecordValue(new String[0], new Value[0]);

  private static final Comparator<String> CANONICAL =
      Comparator.comparingInt(String::hashCode).thenComparing(Comparator.naturalOrder());

  private final String[] keys;
  // The hash codes of the keys, beside each other, so that a search touches only the key it finds.
  private final int[] hashes;
  private final Value[] values;
  private final int hash;

  private RecordValue(String[] keys, Value[] values) {
    this.keys = keys;
    this.values = values;
    this.hashes = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      hashes[i] = keys[i].hashCode();
    }
    this.hash = 31 * Arrays.hashCode(keys) + Arrays.hashCode(values);
  }

  /**
   * A record.
   *
   * @param attributes values by name
   * @return the record
   */
  public static RecordValue of(Map<String, ? extends Value> attributes) {
    if (attributes.isEmpty()) {
      return EMPTY;
    }
    List<Map.Entry<String, ? extends Value>> entries = new ArrayList<>(attributes.entrySet());
    entries.sort((left, right) -> CANONICAL.compare(left.getKey(), right.getKey()));
    String[] keys = new String[entries.size()];
    Value[] values = new Value[entries.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = entries.get(i).getKey();
      values[i] = entries.get(i).getValue();
    }
    return new RecordValue(keys, values);
  }

  /**
   * Starts a record.
   *
   * @return a builder without attributes
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Looks an attribute up.
   *
   * @param name its name
   * @return its value, or null if there is none
   */
  public @Nullable Value get(String name) {
    int wanted = name.hashCode();
    int low = 0;
    int high = keys.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Integer.compare(hashes[middle], wanted);
      if (order == 0) {
        String found = keys[middle];
        if (found.equals(name)) {
          return values[middle];
        }
        order = found.compareTo(name);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  /**
   * Tells whether an attribute is there.
   *
   * @param name its name
   * @return whether {@link #get} finds it
   */
  public boolean has(String name) {
    return get(name) != null;
  }

  /**
   * The number of attributes.
   *
   * @return 0 for the empty record
   */
  public int size() {
    return keys.length;
  }

  /**
   * The attributes.
   *
   * @return a new map, sorted by name
   */
  public Map<String, Value> toMap() {
    Map<String, Value> map = new TreeMap<>();
    for (int i = 0; i < keys.length; i++) {
      map.put(keys[i], values[i]);
    }
    return map;
  }

  @Override
  public Kind kind() {
    return Kind.RECORD;
  }

  int compareRecord(RecordValue other) {
    int names = Arrays.compare(keys, other.keys);
    return names != 0 ? names : Arrays.compare(values, other.values);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof RecordValue that
            && hash == that.hash
            && Arrays.equals(keys, that.keys)
            && Arrays.equals(values, that.values));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("{");
    toMap()
        .forEach((name, value) ->
            out.append(out.length() > 1 ? ", " : "")
                .append(Quoting.quote(name))
                .append(": ")
                .append(value));
    return out.append('}').toString();
  }

  /** Collects attributes; not for use by several threads. */
  public static final class Builder {
    private final Map<String, Value> attributes = new HashMap<>();

    private Builder() {}

    /**
     * Sets an attribute.
     *
     * @param name its name
     * @param value its value, which replaces an earlier one
     * @return this
     */
    public Builder put(String name, Value value) {
      attributes.put(name, value);
      return this;
    }

    /**
     * Sets an attribute to a string.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public Builder put(String name, String value) {
      return put(name, Value.of(value));
    }

    /**
     * Sets an attribute to an integer.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public Builder put(String name, long value) {
      return put(name, Value.of(value));
    }

    /**
     * Sets an attribute to a boolean.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public Builder put(String name, boolean value) {
      return put(name, Value.of(value));
    }

    /**
     * The record so far.
     *
     * @return the record
     */
    public RecordValue build() {
      return of(attributes);
    }
  }
}
