package dev.ilk.prove.federation.condition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where in the claims a value stands, such as {@code claims["kubernetes.io"].serviceaccount.uid}.
 *
 * @param names the member to follow at each level; not empty
 */
public record ClaimPath(List<String> names) {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  public ClaimPath {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a path names at least one claim");
    }
  }

  /**
   * A path.
   *
   * @param names the member to follow at each level
   * @return the path
   */
  public static ClaimPath of(String... names) {
    return new ClaimPath(List.of(names));
  }

  /**
   * The value at this path.
   *
   * @param claims a token's claims
   * @return empty if a member on the way is absent or no object
   */
  public Optional<Object> in(Map<String, Object> claims) {
    Object at = claims;
    for (String name : names) {
      at = at instanceof Map<?, ?> members ? members.get(name) : null;
      if (at == null) {
        return Optional.empty();
      }
    }
    return Optional.of(at);
  }

  /** Whether the other path goes through the value at this one. */
  boolean leadsTo(ClaimPath other) {
    return other.names.size() > names.size() && other.names.subList(0, names.size()).equals(names);
  }

  /** As one writes it in a condition. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("claims");
    for (String name : names) {
      if (IDENTIFIER.matcher(name).matches()) {
        text.append('.').append(name);
      } else {
        text.append("[\"").append(name).append("\"]");
      }
    }
    return text.toString();
  }
}
