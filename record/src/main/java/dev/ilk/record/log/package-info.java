/**
 * The log as a store keeps it: the port that a store fulfils, entries, and what they are found by.
 *
 * <p>Owns the promises that a store makes. The writer that relies on them lives in {@code
 * record.append}, what an entry says in {@code record.entry}, the tree's mathematics in {@code
 * record.tlog}.
 */
package dev.ilk.record.log;
