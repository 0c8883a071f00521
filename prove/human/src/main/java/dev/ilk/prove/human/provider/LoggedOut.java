package dev.ilk.prove.human.provider;

import java.time.Instant;
import java.util.Optional;

/**
 * What a provider tells by a validated logout token (OpenID Connect Back-Channel Logout 1.0,
 * section 2.4). At least one of subject and session is there.
 *
 * @param subject the provider's {@code sub} of who was logged out
 * @param session the provider's {@code sid} of the session that is over; if it is missing, all of
 *     the subject's are
 * @param id {@code jti}, by which a token that comes twice is known
 * @param issued when the provider said so
 * @param forgotten when the token is refused for its age, so that its id can be forgotten
 */
public record LoggedOut(
    Optional<String> subject,
    Optional<String> session,
    String id,
    Instant issued,
    Instant forgotten) {}
