/**
 * The one path through the house.
 *
 * <p>A door hands an {@link dev.ilk.prove.proof.Attempt} and a {@link dev.ilk.gate.Command} to the
 * {@link dev.ilk.gate.Gate}. The gate checks the kind, asks {@code decide}, mints a {@link
 * dev.ilk.gate.Permit}, lets the command's {@link dev.ilk.gate.Handler} act, and releases the
 * {@link dev.ilk.gate.Outcome} only when the record holds it. What refuses on the way is recorded
 * just the same.
 *
 * <p>Commands and their results are defined here, their handlers in {@code issue} and {@code
 * registry}, so that doors know no room but this one.
 */
package dev.ilk.gate;
