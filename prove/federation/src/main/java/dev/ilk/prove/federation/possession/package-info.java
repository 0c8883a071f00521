/**
 * What a caller shows beside its token to prove that it holds a key or a certificate, and what Ilk
 * makes of it: a token is bound to it, or a bound token is taken.
 *
 * <p>What a proof looks like is said in {@code keys.possession}.
 */
package dev.ilk.prove.federation.possession;
