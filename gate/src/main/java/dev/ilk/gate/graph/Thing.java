package dev.ilk.gate.graph;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import java.util.Objects;

/**
 * Something in the graph. Two are the same if sort and reference are.
 *
 * @param sort what it is
 * @param ref by what it is found again: a subject, an account's id, or what it is called
 * @param label what people read; of any content, since other systems may have written it
 * @param about more of it in a few words; may be empty
 */
public record Thing(Sort sort, String ref, String label, String about) {

  /** Sorts of things. */
  public enum Sort {
    /** A person of the registry. */
    HUMAN,
    /** A workload of the registry. */
    WORKLOAD,
    /** An agent of the registry. */
    AGENT,
    /** An account of another system. */
    ACCOUNT,
    /** A team. */
    TEAM,
    /** Whatever is known by its name only: a machine, an issuer, a role, a secret, a system. */
    NAME;

    /**
     * The sort as it stands in answers.
     *
     * @return one word
     */
    public String word() {
      return switch (this) {
        case HUMAN -> "human";
        case WORKLOAD -> "workload";
        case AGENT -> "agent";
        case ACCOUNT -> "account";
        case TEAM -> "team";
        case NAME -> "name";
      };
    }
  }

  /** What teams' references begin with. */
  public static final String TEAM = "team:";

  /**
   * An identity of the registry.
   *
   * @param kind its kind
   * @param subject kind and name
   * @return the thing
   */
  public static Thing identity(Kind kind, String subject) {
    Sort sort =
        switch (kind) {
          case HUMAN -> Sort.HUMAN;
          case WORKLOAD -> Sort.WORKLOAD;
          case AGENT -> Sort.AGENT;
        };
    return new Thing(sort, subject, subject, "");
  }

  /**
   * An account of another system.
   *
   * @param id which
   * @param label its source and its name
   * @param about what it was taken for
   * @return the thing
   */
  public static Thing account(Id.Account id, String label, String about) {
    return new Thing(Sort.ACCOUNT, id.value(), label, about);
  }

  /**
   * A team.
   *
   * @param name its name
   * @return the thing
   */
  public static Thing team(String name) {
    return new Thing(Sort.TEAM, TEAM + name, TEAM + name, "");
  }

  /**
   * Something known by its name.
   *
   * @param name as it is told
   * @return the thing
   */
  public static Thing named(String name) {
    return new Thing(Sort.NAME, name, name, "");
  }

  /**
   * Whether it is an identity of the registry.
   *
   * @return true for people, workloads and agents
   */
  public boolean isIdentity() {
    return sort == Sort.HUMAN || sort == Sort.WORKLOAD || sort == Sort.AGENT;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Thing thing && thing.sort == sort && thing.ref.equals(ref);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sort, ref);
  }
}
