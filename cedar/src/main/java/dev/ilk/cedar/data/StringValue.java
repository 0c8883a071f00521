package dev.ilk.cedar.data;

/**
 * A string.
 *
 * @param value the text
 */
public record StringValue(String value) implements Value {
  @Override
  public Kind kind() {
    return Kind.STRING;
  }

  @Override
  public String toString() {
    return Quoting.quote(value);
  }
}
