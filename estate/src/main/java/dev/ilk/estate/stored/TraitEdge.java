package dev.ilk.estate.stored;

import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Relation;
import java.util.Arrays;
import java.util.List;

/** Traits of accounts that name what the account stands to, and how. */
public enum TraitEdge {
  /** Who owns it. */
  OWNER("owner", "owner", Relation.OWNS, Direction.IN),
  /** Whom to ask about it. */
  CONTACT("contact", "contact", Relation.CONTACT_OF, Direction.IN),
  /** Who made it. */
  CREATOR("creator", "creator", Relation.CREATED, Direction.IN),
  /** The groups that it is in. */
  GROUPS("groups", "member", Relation.MEMBER_OF, Direction.OUT),
  /** What it may become. */
  ASSUMES("assumes", "assumes", Relation.CAN_ASSUME, Direction.OUT),
  /** Who may take up the role, in AWS. */
  TRUSTS("trusts", "assumed-by", Relation.CAN_ASSUME, Direction.IN),
  /** Who may sign in as it, in Vault. */
  BOUND_TO("bound-to", "assumed-by", Relation.CAN_ASSUME, Direction.IN),
  /** Who may become it, anywhere. */
  ASSUMABLE_BY("assumable-by", "assumed-by", Relation.CAN_ASSUME, Direction.IN),
  /** Where it runs. */
  RUNS_ON("runs-on", "runs-on", Relation.RUNS_ON, Direction.OUT),
  /** The repository whose pipelines it is of. */
  REPOSITORY("repository", "runs-on", Relation.RUNS_ON, Direction.OUT),
  /** What it does not work without. */
  DEPENDS_ON("depends-on", "depends-on", Relation.DEPENDS_ON, Direction.OUT);

  private final String trait;
  private final String word;
  private final Relation relation;
  private final Direction direction;

  TraitEdge(String trait, String word, Relation relation, Direction direction) {
    this.trait = trait;
    this.word = word;
    this.relation = relation;
    this.direction = direction;
  }

  /**
   * The trait's name.
   *
   * @return as connectors give it
   */
  public String trait() {
    return trait;
  }

  /**
   * As what it is kept, beside the account and what the trait names.
   *
   * @return one word; the same for traits that mean the same
   */
  public String word() {
    return word;
  }

  /**
   * How the account and what is named stand to each other.
   *
   * @return the relation
   */
  public Relation relation() {
    return relation;
  }

  /**
   * In which direction it leads from the account.
   *
   * @return {@code OUT} if the relation goes from the account to what is named
   */
  public Direction direction() {
    return direction;
  }

  /**
   * Those of a direction.
   *
   * @param direction as it leads from the account
   * @return in their order
   */
  public static List<TraitEdge> leading(Direction direction) {
    return Arrays.stream(values()).filter(one -> one.direction == direction).toList();
  }
}
