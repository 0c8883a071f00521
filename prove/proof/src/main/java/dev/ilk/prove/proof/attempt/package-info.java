/**
 * The inside of an {@link dev.ilk.prove.proof.Attempt}; visible to the planes and the gate only.
 */
package dev.ilk.prove.proof.attempt;
