package dev.ilk.gate.graph;

/**
 * That one thing stands to another in a way.
 *
 * @param from who owns, becomes, runs, lends, depends
 * @param relation in which way
 * @param to what is owned, becomes, is run on, is lent to, is depended on
 * @param certainty how sure it is
 * @param evidence how it is known, in words that a person can check
 */
public record Edge(Thing from, Relation relation, Thing to, Certainty certainty, String evidence) {

  /**
   * What stands to what, whoever says so.
   *
   * @param from the near side
   * @param relation in which way
   * @param to the far side
   */
  public record Ends(Thing from, Relation relation, Thing to) {}

  /**
   * What stands to what.
   *
   * @return equal for edges that tell the same
   */
  public Ends ends() {
    return new Ends(from, relation, to);
  }

  /**
   * The side that is reached by following it.
   *
   * @param direction in which it is followed
   * @return the far side
   */
  public Thing far(Direction direction) {
    return direction == Direction.OUT ? to : from;
  }
}
