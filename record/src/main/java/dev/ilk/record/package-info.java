/**
 * The record: what happened, who did it, on whose authority, and why it was allowed (U1 to U3).
 *
 * <p>{@link dev.ilk.record.Event} is one thing that happened. Only {@code gate} writes events;
 * there is no call by which a room could opt in or out.
 */
package dev.ilk.record;
