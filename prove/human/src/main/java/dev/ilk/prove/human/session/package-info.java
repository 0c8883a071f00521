/**
 * Proof by a session: the secret in the browser's cookie, looked up by its digest, bounded by
 * inactivity and by an absolute end.
 *
 * <p>Sessions are opened and ended in {@code issue}, which needs a permit for it; here they are
 * only found and kept awake.
 */
package dev.ilk.prove.human.session;
