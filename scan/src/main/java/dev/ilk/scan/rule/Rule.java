package dev.ilk.scan.rule;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * What one kind of secret looks like.
 *
 * @param id a stable name, such as {@code github-token}
 * @param name for people
 * @param provider whose secret it is, or {@code any}
 * @param keywords what must stand near for the pattern to be tried at all; lower case
 * @param then characters of which one must stand after the keyword, on its line; empty if none
 *     must. Spares the pattern where a common word is a keyword
 * @param first whether a match begins with the keyword, which makes trying cheap
 * @param pattern an RE2 expression, which takes time linear in its input whatever it is; its first
 *     group, or else its whole match, is the secret
 * @param entropy the least Shannon entropy of a secret, in bits a character; 0 if any will do
 * @param check what can be checked in a match
 * @param must whether a match whose check fails is none
 * @param belonging how to read whose it is
 * @param knownAs by what name its vendor shows it
 * @param context whether a match has no form of its own and is known by what stands around it; such
 *     a rule is tried on text only, and yields to any other that matches the same
 * @param lines whether a match may go over the end of a line
 * @param shapes how such secrets are made, in the notation of {@link Shape}, each with what stands
 *     around it; tests make secrets by them
 */
public record Rule(
    String id,
    String name,
    String provider,
    List<String> keywords,
    String then,
    boolean first,
    Pattern pattern,
    double entropy,
    Check check,
    boolean must,
    Belonging belonging,
    KnownAs knownAs,
    boolean context,
    boolean lines,
    List<String> shapes) {
  public Rule {
    keywords = List.copyOf(keywords);
    shapes = List.copyOf(shapes);
  }

  /**
   * How sure a match is.
   *
   * @param secret what matched
   * @return the strength
   */
  public Strength strength(String secret) {
    if (context) {
      return Strength.LIKELY;
    }
    return check != Check.NONE && check.holds(secret) ? Strength.CHECKED : Strength.SHAPED;
  }

  /**
   * Whether a match can be a secret at all.
   *
   * @param secret what matched
   * @return whether it is random enough, no placeholder, and bears a demanded check out
   */
  public boolean accepts(String secret) {
    return (!must || check.holds(secret))
        && (entropy == 0 || Randomness.bits(secret) >= entropy)
        && (!context || Randomness.isMixed(secret))
        && !Placeholder.is(secret, context);
  }
}
