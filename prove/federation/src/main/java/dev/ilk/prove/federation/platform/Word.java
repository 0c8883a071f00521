package dev.ilk.prove.federation.platform;

import dev.ilk.prove.federation.condition.ClaimPath;
import java.util.Optional;

/**
 * A word by which people say what a rule shall pin, such as {@code branch=main}.
 *
 * @param name the word
 * @param claim which claim it pins; empty if it is a part of the issuer's address
 * @param template what the claim then says, with {@code %s} for the value
 * @param meaning what to give, for people
 * @param usual what is pinned if the word is not given
 */
public record Word(
    String name,
    Optional<ClaimPath> claim,
    String template,
    String meaning,
    Optional<Usual> usual) {
  /** The word for where the issuer's keys are, which is no part of its address. */
  static final String KEYS = "jwks_uri";

  /**
   * What a rule pins without being told.
   *
   * @param values the values, with commas between them
   * @param unless the word that makes it unnecessary; empty if none does
   */
  public record Usual(String values, String unless) {}

  static Word pins(String name, String meaning, String... claim) {
    return new Word(name, Optional.of(ClaimPath.of(claim)), "%s", meaning, Optional.empty());
  }

  static Word address(String name, String meaning) {
    return new Word(name, Optional.empty(), "%s", meaning, Optional.empty());
  }

  Word as(String template) {
    return new Word(name, claim, template, meaning, usual);
  }

  Word usually(String values) {
    return usually(values, "");
  }

  Word usually(String values, String unless) {
    return new Word(name, claim, template, meaning, Optional.of(new Usual(values, unless)));
  }
}
