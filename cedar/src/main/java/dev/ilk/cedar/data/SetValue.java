package dev.ilk.cedar.data;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A set of values, of any kinds.
 *
 * <p>INVARIANT: elements are distinct and sorted by hash code, then by {@link Value#compareTo}, so
 * that equal sets are equal arrays and membership is a binary search.
 */
public final class SetValue implements Value {

  /** The set without elements. */
  public static final SetValue EMPTY = new SetValue(new Value[0]);

  private static final Comparator<Value> CANONICAL =
      Comparator.<Value>comparingInt(Value::hashCode).thenComparing(Comparator.naturalOrder());

  private final Value[] elements;
  private final int hash;

  private SetValue(Value[] canonical) {
    this.elements = canonical;
    this.hash = Arrays.hashCode(canonical);
  }

  /**
   * A set.
   *
   * @param values the elements, in any order, repeated or not
   * @return the set
   */
  public static SetValue of(Collection<? extends Value> values) {
    return ofArray(values.toArray(Value[]::new));
  }

  /**
   * A set.
   *
   * @param values the elements, in any order, repeated or not
   * @return the set
   */
  public static SetValue of(Value... values) {
    return ofArray(values.clone());
  }

  private static SetValue ofArray(Value[] values) {
    if (values.length == 0) {
      return EMPTY;
    }
    Arrays.sort(values, CANONICAL);
    int kept = 1;
    for (int i = 1; i < values.length; i++) {
      if (!values[i].equals(values[kept - 1])) {
        values[kept++] = values[i];
      }
    }
    return new SetValue(kept == values.length ? values : Arrays.copyOf(values, kept));
  }

  /**
   * The number of different elements.
   *
   * @return 0 for the empty set
   */
  public int size() {
    return elements.length;
  }

  /**
   * One element, for walking over all.
   *
   * @param index from 0 to below {@link #size}
   * @return the element; the order has no meaning
   */
  public Value get(int index) {
    return elements[index];
  }

  /**
   * Tells whether a value is an element.
   *
   * @param value any value
   * @return whether some element equals it
   */
  public boolean contains(Value value) {
    int wanted = value.hashCode();
    int low = 0;
    int high = elements.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Value found = elements[middle];
      int order = Integer.compare(found.hashCode(), wanted);
      if (order == 0) {
        if (found.equals(value)) {
          return true;
        }
        order = found.compareTo(value);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  /**
   * Tells whether every element of another set is in this one.
   *
   * @param other the other set
   * @return true also if the other is empty
   */
  public boolean containsAll(SetValue other) {
    if (other.elements.length > elements.length) {
      return false;
    }
    for (Value value : other.elements) {
      if (!contains(value)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Tells whether some element of another set is in this one.
   *
   * @param other the other set
   * @return false if either is empty
   */
  public boolean containsAny(SetValue other) {
    if (elements.length < other.elements.length) {
      return other.containsAny(this);
    }
    for (Value value : other.elements) {
      if (contains(value)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The elements.
   *
   * @return an unmodifiable list without repetitions, in the order of {@link Value#compareTo}
   */
  public List<Value> elements() {
    return Arrays.stream(elements).sorted().toList();
  }

  @Override
  public Kind kind() {
    return Kind.SET;
  }

  int compareSet(SetValue other) {
    return Arrays.compare(elements, other.elements);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof SetValue that
            && hash == that.hash
            && Arrays.equals(elements, that.elements));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return elements().toString();
  }
}
