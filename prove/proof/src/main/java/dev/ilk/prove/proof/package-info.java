/**
 * Proofs, as the rooms above the planes see them.
 *
 * <p>A {@link dev.ilk.prove.proof.Proof} is a key: the gate opens only for it. Its three kinds are
 * sealed over records in packages that one plane each can name, so the agent plane cannot make, nor
 * even mention, a human's proof. What a plane hands to a door is an {@link
 * dev.ilk.prove.proof.Attempt}, which the door cannot look into and can only carry to the gate: so
 * a failed proof reaches the record like a good one.
 */
package dev.ilk.prove.proof;
