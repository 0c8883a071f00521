/**
 * The inventory of cryptography (row G4): which keys, certificates and algorithms there are, what
 * for, how strong, how old, until when, and what a quantum computer would mean for them.
 *
 * <p>Each room that holds some tells of them by a {@link dev.ilk.issue.inventory.CryptoSource}; how
 * keys are rotated is the business of {@code keys.ring}.
 */
package dev.ilk.issue.inventory;
