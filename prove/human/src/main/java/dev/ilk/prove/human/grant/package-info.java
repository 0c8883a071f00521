/**
 * Proof that a person let an app act for them: by a code, a refresh token or a device code at the
 * human issuer's token endpoint, and by an access token at Ilk's own interfaces.
 *
 * <p>Grants are made, listed and ended in {@code issue}, which needs a permit for it; here what was
 * given out for them is only looked up and used up. Apps authenticate as workloads' clients do, by
 * {@code prove/federation}.
 */
package dev.ilk.prove.human.grant;
