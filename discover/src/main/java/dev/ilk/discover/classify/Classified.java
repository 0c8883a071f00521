package dev.ilk.discover.classify;

import dev.ilk.actor.Kind;
import java.util.List;

/**
 * What an account was taken for.
 *
 * @param kind the likeliest kind
 * @param subtype which sort of it, such as {@code ci-pipeline}; {@code unknown} if nothing tells
 * @param confidence how likely the kind is, from above 1/3 to 1
 * @param evidence all that spoke for any kind, strongest first
 * @param contradicted whether how the account behaves speaks against what it is called and said to
 *     be; a person should look
 */
public record Classified(
    Kind kind, String subtype, double confidence, List<Evidence> evidence, boolean contradicted) {
  public Classified {
    evidence = List.copyOf(evidence);
  }
}
