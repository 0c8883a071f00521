/**
 * Finds what happened and tells it: by journey, token, identity, delegation or session, as lines
 * for people and as JSON.
 *
 * <p>Only reads. Whether the log that it reads from is whole, {@code record.verify} tells; who may
 * read, {@code gate} decides.
 */
package dev.ilk.record.trace;
