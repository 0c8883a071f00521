package dev.ilk.prove.federation.condition;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What must hold of a token's claims for a condition to be true.
 *
 * @param constraints by claim; claims of which nothing is known for certain are not in it
 * @param exact whether the constraints say all that the condition says, so that whatever satisfies
 *     them satisfies it
 * @param possible whether any token at all can satisfy the condition
 */
public record Bindings(Map<ClaimPath, Constraint> constraints, boolean exact, boolean possible) {
  /** Nothing is known. */
  static final Bindings UNKNOWN = new Bindings(Map.of(), false, true);

  /** Always true. */
  static final Bindings ALWAYS = new Bindings(Map.of(), true, true);

  /** Never true. */
  static final Bindings NEVER = new Bindings(Map.of(), true, false);

  public Bindings {
    constraints = Map.copyOf(constraints);
  }

  static Bindings of(ClaimPath path, Constraint constraint) {
    return new Bindings(Map.of(path, constraint), true, true);
  }

  /** Both hold. */
  Bindings and(Bindings other) {
    Map<ClaimPath, Constraint> both = new HashMap<>(constraints);
    for (Map.Entry<ClaimPath, Constraint> entry : other.constraints.entrySet()) {
      Constraint known = both.get(entry.getKey());
      Optional<Constraint> joined =
          known == null ? Optional.of(entry.getValue()) : known.and(entry.getValue());
      if (joined.isEmpty()) {
        return NEVER;
      }
      both.put(entry.getKey(), joined.get());
    }
    // A claim pinned to a plain value has no members to pin.
    for (ClaimPath path : both.keySet()) {
      if (both.keySet().stream().anyMatch(path::leadsTo)) {
        return NEVER;
      }
    }
    return possible && other.possible ? new Bindings(both, exact && other.exact, true) : NEVER;
  }

  /** One of them holds. */
  Bindings or(Bindings other) {
    if (!possible) {
      return other;
    }
    if (!other.possible) {
      return this;
    }
    Map<ClaimPath, Constraint> either = new HashMap<>();
    constraints.forEach((path, constraint) ->
        Optional.ofNullable(other.constraints.get(path))
            .flatMap(constraint::or)
            .ifPresent(joined -> either.put(path, joined)));
    boolean sameSingleClaim =
        constraints.size() == 1
            && constraints.keySet().equals(other.constraints.keySet())
            && either.size() == 1;
    return new Bindings(either, exact && other.exact && sameSingleClaim, true);
  }

  /**
   * Whether no token can satisfy both conditions.
   *
   * @param other of another condition
   * @return true only if that is certain
   */
  public boolean contradicts(Bindings other) {
    return !and(other).possible;
  }
}
