package dev.ilk.cedar.monitor;

/**
 * Whose history it is. The caller makes it of what it has verified, never of what a request says of
 * itself.
 *
 * @param scope what kind of history, such as {@code actor} or {@code tenant}
 * @param id which one
 */
public record HistoryKey(String scope, String id) implements Comparable<HistoryKey> {

  /** The order in which several histories are locked. */
  @Override
  public int compareTo(HistoryKey other) {
    int scopes = scope.compareTo(other.scope);
    return scopes != 0 ? scopes : id.compareTo(other.id);
  }
}
