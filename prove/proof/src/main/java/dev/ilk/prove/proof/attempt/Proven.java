package dev.ilk.prove.proof.attempt;

import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.Proof;

/**
 * It succeeded.
 *
 * @param proof the key
 */
public record Proven(Proof proof) implements Attempt {}
