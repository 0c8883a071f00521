/**
 * The log's tables, for {@code record}: entries in the order of their places, the hashes of tiles,
 * what entries are found by, open intents, checkpoints.
 *
 * <p>This is the one place with more writing than anything else, so it speaks JDBC and not jOOQ.
 * What entries mean, and how the tree grows, belongs to {@code record}.
 */
package dev.ilk.store.log;
