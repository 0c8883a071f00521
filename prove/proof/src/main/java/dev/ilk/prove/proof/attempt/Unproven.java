package dev.ilk.prove.proof.attempt;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.proof.Attempt;
import java.util.Optional;
import java.util.SortedMap;

/**
 * It failed.
 *
 * @param plane at whose plane
 * @param method how it was attempted, in the words of {@link dev.ilk.prove.proof.Proof#method()}
 * @param problem why, for the record
 * @param told why, as far as the caller may know: an unknown subject and a wrong proof look alike
 * @param claimed the identity that the failed proof pointed at, if it pointed at one
 * @param evidence what was seen, without secrets: issuer, key id, unverified subject; bounded
 */
public record Unproven(
    Kind plane,
    String method,
    Problem problem,
    Problem told,
    Optional<Actor> claimed,
    SortedMap<String, String> evidence)
    implements Attempt {}
