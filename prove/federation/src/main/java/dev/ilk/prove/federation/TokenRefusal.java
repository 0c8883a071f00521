package dev.ilk.prove.federation;

import dev.ilk.actor.Actor;
import dev.ilk.kernel.Problem;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why a token proves nothing: everything for the record, and the part that the caller may know.
 *
 * <p>Callers are told what is wrong with their own token, for they hold it. Of rules, issuers and
 * identities they are told nothing: whatever fails there looks the same from outside.
 *
 * @param problem why
 * @param told why, as far as the caller may know
 * @param claimed the identity that the token pointed at, if it pointed at one
 * @param evidence what was seen, as {@link Evidence} keeps it
 */
public record TokenRefusal(
    Problem problem, Problem told, Optional<Actor> claimed, SortedMap<String, String> evidence) {

  private static final Problem PROOF_REFUSED =
      Problem.of(Problem.Kind.UNPROVEN, "proof_refused", "the proof was not accepted")
          .mend("ask an operator of Ilk, who finds the reason by the correlation id");

  private static final Problem PROOF_UNCHECKED =
      Problem.of(
              Problem.Kind.UNAVAILABLE,
              "proof_unchecked",
              "the proof could not be checked just now")
          .mend("try again in some seconds");

  /**
   * The caller may know why: it is the token's own form, age or algorithm.
   *
   * @param problem why
   * @param token what was shown
   * @return the refusal
   */
  public static TokenRefusal open(Problem problem, ShownToken token) {
    return new TokenRefusal(problem, problem, Optional.empty(), Evidence.of(token));
  }

  /**
   * The caller may not know why. If a part does not answer, the caller is told to come back: that
   * reveals no more than that its issuer is one of those that are asked at all.
   *
   * @param problem why
   * @param evidence what was seen
   * @return the refusal
   */
  public static TokenRefusal hidden(Problem problem, SortedMap<String, String> evidence) {
    Problem told = problem.kind() == Problem.Kind.UNAVAILABLE ? PROOF_UNCHECKED : PROOF_REFUSED;
    return new TokenRefusal(problem, told, Optional.empty(), evidence);
  }

  /**
   * The same refusal, of a token that pointed at an identity.
   *
   * @param actor the identity
   * @return a copy
   */
  public TokenRefusal of(Actor actor) {
    return new TokenRefusal(problem, told, Optional.of(actor), evidence);
  }

  /**
   * The same refusal, with one more thing seen.
   *
   * @param name what it is
   * @param value what was seen; short, and no secret
   * @return a copy
   */
  public TokenRefusal with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(evidence);
    more.put(name, value);
    return new TokenRefusal(problem, told, claimed, Collections.unmodifiableSortedMap(more));
  }
}
