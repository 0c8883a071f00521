package dev.ilk.decide;

import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.Posed;
import java.util.Optional;

/**
 * A question in the words of policies. It is put into them once, for the decision and for the
 * record.
 */
public final class Phrased {
  private final Question question;
  private final Optional<Posed> posed;

  private Phrased(Question question, Optional<Posed> posed) {
    this.question = question;
    this.posed = posed;
  }

  /**
   * Puts a question into words.
   *
   * @param question what is asked
   * @return the words
   */
  public static Phrased of(Question question) {
    return new Phrased(
        question,
        EntityType.isValid(question.target().type())
            ? Optional.of(Phrasing.of(question))
            : Optional.empty());
  }

  /**
   * The question.
   *
   * @return as it was asked
   */
  public Question question() {
    return question;
  }

  /** The words; empty if policies cannot be asked it. */
  Optional<Posed> posed() {
    return posed;
  }

  /**
   * The question as it is kept in the record, to be explained and decided again later.
   *
   * @return JSON that {@link CedarJson#readPosed} reads; empty if policies cannot be asked it
   */
  public String recorded() {
    return posed.map(CedarJson::write).orElse("");
  }
}
