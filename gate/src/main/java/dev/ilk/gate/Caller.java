package dev.ilk.gate;

import dev.ilk.prove.proof.Proof;

/**
 * Whoever has come, proven.
 *
 * @param arrival how they came; its correlation is that of the whole journey
 * @param proof who they are
 * @param elevated under which elevations they act
 */
record Caller(Arrival arrival, Proof proof, Elevated elevated) {}
