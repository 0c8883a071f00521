package dev.ilk.registry.declare;

/**
 * A place in a declaration file.
 *
 * @param line counted from 1
 * @param path what stands there, such as {@code workloads.prod-payments-api.owner}
 */
public record Place(int line, String path) {

  /**
   * A place within this one.
   *
   * @param at its line
   * @param name its key
   * @return the inner place
   */
  public Place within(int at, String name) {
    return new Place(at, path.isEmpty() ? name : path + "." + name);
  }

  @Override
  public String toString() {
    return path.isEmpty() ? "line " + line : "line " + line + ", " + path;
  }
}
