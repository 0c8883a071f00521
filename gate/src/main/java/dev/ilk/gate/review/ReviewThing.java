package dev.ilk.gate.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that an identity holds and that can be kept, reduced or ended.
 *
 * @param sort what it is
 * @param name which: a rule's name, a delegation's id, a team or role; for scopes and the identity
 *     itself its subject
 * @param parts what it consists of, in order: the scopes; empty for what is one whole
 */
public record ReviewThing(Sort sort, String name, List<String> parts) {
  public ReviewThing {
    parts = List.copyOf(parts);
  }

  /** The sorts of thing. */
  public enum Sort {
    /** The identity itself: whether it is needed at all. */
    IDENTITY,
    /** What a machine may ask for. */
    SCOPES,
    /** A rule by which a foreign issuer vouches for it. */
    TRUST,
    /** What a person has lent to an agent. */
    DELEGATION,
    /** A person's being in a team. */
    TEAM,
    /** A role that a person has. */
    ROLE;

    /**
     * The word for it on the wire.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the word.
     *
     * @param word of any content
     * @return empty if it is none
     */
    public static Optional<Sort> of(String word) {
      for (Sort sort : values()) {
        if (sort.word().equals(word)) {
          return Optional.of(sort);
        }
      }
      return Optional.empty();
    }
  }
}
