package dev.ilk.registry.check;

import dev.ilk.kernel.Result;
import java.util.Map;
import java.util.Optional;

/** Composes a safe trust rule for a platform from a few words, as {@code ilk trust add} does. */
@FunctionalInterface
public interface RuleComposer {

  /**
   * A rule, and what it lets in.
   *
   * @param issuer the exact issuer
   * @param jwksUri where its keys are; empty for discovery
   * @param condition the CEL expression
   * @param allows what it lets in, for people
   * @param never what it does not, for people
   * @param caution what no rule can see; may be empty
   */
  record Composed(
      String issuer,
      Optional<String> jwksUri,
      String condition,
      String allows,
      String never,
      String caution) {}

  /**
   * Composes it.
   *
   * @param platform in a word
   * @param words the platform's words with their values
   * @return the rule, or all that is wrong with the words, or why what they say is too wide
   */
  Result<Composed> compose(String platform, Map<String, String> words);
}
