/**
 * Measures (G2): what each is ({@link dev.ilk.measure.Measures}), how events of the record and the
 * state of the registry become numbers for each day, and how numbers become measures.
 *
 * <p>Events are counted once each, however many nodes there are and however often one stops: the
 * place up to which the record is counted moves in the transaction that adds the numbers. What
 * measures say is in {@code dev.ilk.gate.measure}; what each means is told in {@code
 * docs/measures.md}.
 */
package dev.ilk.measure;
