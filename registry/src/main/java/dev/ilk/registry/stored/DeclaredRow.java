package dev.ilk.registry.stored;

/**
 * A declaration as an adapter writes it; sort and name together are the primary key.
 *
 * @param ref the primary key
 * @param body JSON, which the adapter need not understand
 */
public record DeclaredRow(Declared.Ref ref, String body) {

  /**
   * Writes a row.
   *
   * @param declared the declaration
   * @return its row
   */
  public static DeclaredRow of(Declared declared) {
    return new DeclaredRow(declared.ref(), DeclaredBody.write(declared));
  }

  /**
   * Reads a row back.
   *
   * @param body as it was written
   * @return the declaration
   * @throws IllegalStateException if the body was not written by this version of Ilk
   */
  public static Declared read(String body) {
    return DeclaredBody.read(body);
  }
}
