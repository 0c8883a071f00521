/**
 * The node's own TLS: its certificate, read again when it changes, and what is asked of callers'.
 *
 * <p>Whose certificate a caller's is, and what follows from it, is judged where callers prove
 * themselves.
 */
package dev.ilk.server.tls;
