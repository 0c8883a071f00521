/**
 * Appending: one writer thread that groups commits, tells every caller truly whether its event is
 * durable, and signs checkpoints of what it has seen grow.
 *
 * <p>Refuses rather than waits when it cannot keep up, and stops for good when the log is no longer
 * the one it knew. What a store must promise for this stands in {@code record.log}.
 */
package dev.ilk.record.append;
