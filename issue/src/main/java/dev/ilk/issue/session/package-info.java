/**
 * Opens people's sessions and ends them.
 *
 * <p>The secret is made here, released by the gate, set as a cookie by the console and found again
 * by its digest in {@code prove/human}, which also decides how long a session may idle. Here only
 * the absolute end is set.
 */
package dev.ilk.issue.session;
