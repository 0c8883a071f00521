/**
 * The access plane: decides what a proven actor may do.
 *
 * <p>Pure: no I/O and no clock; the time and every other fact stand in the {@link
 * dev.ilk.decide.Question}. A {@link dev.ilk.decide.Decision} carries the ids of the policies that
 * made it and a sentence for people. It is not spendable: only {@code gate} turns an allow into a
 * permit, and only for the command it asked about itself.
 */
package dev.ilk.decide;
