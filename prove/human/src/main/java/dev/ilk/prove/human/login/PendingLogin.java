package dev.ilk.prove.human.login;

import dev.ilk.prove.human.provider.Demand;
import java.time.Instant;

/**
 * A sign-in that has begun and not ended. Holds digests only: nonce and PKCE verifier are derived
 * from the browser's own secret, so whoever reads the store cannot finish anybody's sign-in.
 *
 * @param stateDigest of the {@code state} that the provider sends back; unique
 * @param browserDigest of the secret in the browser's cookie
 * @param provider the provider's name
 * @param demand what the sign-in was asked to be
 * @param returnTo where the browser goes afterwards
 * @param begun when the browser was sent away
 * @param expires the first instant at which it is too late
 */
public record PendingLogin(
    String stateDigest,
    String browserDigest,
    String provider,
    Demand demand,
    LocalPath returnTo,
    Instant begun,
    Instant expires) {}
