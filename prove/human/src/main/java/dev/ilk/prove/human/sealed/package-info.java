/**
 * Proof by the shares of a seal, for when the company's provider is away (H6), and by the pass that
 * opening one gives. Only people's doors come here: what is shown elsewhere is no proof of
 * anything.
 *
 * <p>Seals are made and opened in {@code elevation}, which needs a permit for it.
 */
package dev.ilk.prove.human.sealed;
