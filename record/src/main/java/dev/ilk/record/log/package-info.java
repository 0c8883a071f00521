/**
 * The one append-only log: the writer that groups commits, the port that a store fulfils, entries
 * and what they are found by.
 *
 * <p>Owns durability and order. What an entry says lives in {@code record}, the tree's mathematics
 * in {@code record.tlog}.
 */
package dev.ilk.record.log;
