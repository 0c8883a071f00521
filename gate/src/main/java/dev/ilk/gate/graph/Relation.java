package dev.ilk.gate.graph;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one thing stands to another. Each relation says what the end of either side does to the other
 * side, and in which direction power goes: who has one side has the other too.
 */
public enum Relation {
  /** A team, or whoever a system names, owns software. */
  OWNS("owns", Effect.LOSES_OWNER, null, Power.ONWARD),
  /** A person is asked first when something is the matter with it. */
  CONTACT_OF("contact-of", Effect.LOSES_OWNER, null, Power.ONWARD),
  /** A person approves for the business. */
  APPROVES_FOR("approves-for", Effect.LOSES_OWNER, null, Power.NONE),
  /** In a group or team, with what that may do. */
  MEMBER_OF("member-of", null, Effect.BREAKS, Power.ONWARD),
  /** May become it: take up the role, get its token, run code as it. */
  CAN_ASSUME("can-assume", Effect.EXPOSED, null, Power.ONWARD),
  /** Runs on a machine; whoever has the machine has what runs there. */
  RUNS_ON("runs-on", null, Effect.BREAKS, Power.BACK),
  /** Lends authority to an agent: whoever has the agent has what was lent. */
  DELEGATES_TO("delegates-to", Effect.BREAKS, null, Power.BACK),
  /** Does not work without it. */
  DEPENDS_ON("depends-on", null, Effect.BREAKS, Power.NONE),
  /** Made it; many systems end what a person made with the person. */
  CREATED("created", Effect.LOSES_OWNER, null, Power.NONE),
  /** An identity has an account in another system. */
  HOLDS("holds", Effect.BREAKS, null, Power.ONWARD),
  /** An account lets in whoever has the secret. */
  PROVED_BY("proved-by", null, Effect.BREAKS, Power.BACK);

  /** In which direction power goes. */
  private enum Power {
    /** Who has the first has the second. */
    ONWARD,
    /** Who has the second has the first. */
    BACK,
    /** Neither. */
    NONE
  }

  private final String word;
  private final Optional<Effect> onward;
  private final Optional<Effect> back;
  private final Power power;

  Relation(String word, @Nullable Effect onward, @Nullable Effect back, Power power) {
    this.word = word;
    this.onward = Optional.ofNullable(onward);
    this.back = Optional.ofNullable(back);
    this.power = power;
  }

  /**
   * The relation as it stands in answers.
   *
   * @return lower case, with dashes
   */
  public String word() {
    return word;
  }

  /**
   * What the end of the near side does to the far side.
   *
   * @param direction in which the edge is followed
   * @return empty if nothing
   */
  public Optional<Effect> effect(Direction direction) {
    return direction == Direction.OUT ? onward : back;
  }

  /**
   * Whether who has the near side has the far side.
   *
   * @param direction in which the edge is followed
   * @return true if so
   */
  public boolean reaches(Direction direction) {
    return power == (direction == Direction.OUT ? Power.ONWARD : Power.BACK);
  }

  /**
   * A relation by its word.
   *
   * @param word as {@link #word} gives it
   * @return empty if there is none
   */
  public static Optional<Relation> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
