package dev.ilk.discover;

import java.time.Instant;
import java.util.Optional;

/**
 * A credential that an account holds. The secret itself is never read.
 *
 * @param kind what it is, such as {@code access-key}, {@code password}, {@code token}
 * @param id its id in its system; may be empty
 * @param created when it was made, if the system tells
 * @param lastUsed when it was last used, if the system tells
 * @param expires when it ends; nothing if it never does or the system does not tell
 */
public record HeldCredential(
    String kind,
    String id,
    Optional<Instant> created,
    Optional<Instant> lastUsed,
    Optional<Instant> expires) {}
