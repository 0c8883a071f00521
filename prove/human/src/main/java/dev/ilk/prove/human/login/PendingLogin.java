package dev.ilk.prove.human.login;

import java.time.Instant;

/**
 * A sign-in that has begun and not ended. Holds digests only: nonce and PKCE verifier are derived
 * from the browser's own secret, so whoever reads the store cannot finish anybody's sign-in.
 *
 * @param stateDigest of the {@code state} that the provider sends back; unique
 * @param browserDigest of the secret in the browser's cookie
 * @param provider the provider's name
 * @param returnTo where the browser goes afterwards
 * @param begun when the browser was sent away
 * @param expires the first instant at which it is too late
 */
public record PendingLogin(
    String stateDigest,
    String browserDigest,
    String provider,
    LocalPath returnTo,
    Instant begun,
    Instant expires) {}
