/**
 * Reviews of what identities hold (G1): what there is, with its real use from the record; what is
 * advised and why; who answers for it; the answers; what becomes of them, also when nobody answers
 * in time; and the report.
 *
 * <p>Nothing ends here: what was answered is carried out by the commands that people have for it,
 * or, for what is overdue, by a routine of the gate. What reviews speak of is in {@code
 * dev.ilk.gate.review}.
 */
package dev.ilk.review;
