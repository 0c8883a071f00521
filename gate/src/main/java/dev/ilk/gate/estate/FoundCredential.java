package dev.ilk.gate.estate;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A credential that a found account holds. The secret itself was never read.
 *
 * @param account whose
 * @param kind what it is, such as {@code access-key}, {@code password}, {@code token}
 * @param nativeId its id or fingerprint in its system; may be empty
 * @param scopes what it is good for, as its system says it; may be empty
 * @param created when it was made, if the system tells
 * @param lastUsed when it was last used, if the system tells
 * @param expires when it ends; nothing if it never does or the system does not tell
 * @param firstSeen when it was first read
 */
public record FoundCredential(
    Id.Account account,
    String kind,
    String nativeId,
    List<String> scopes,
    Optional<Instant> created,
    Optional<Instant> lastUsed,
    Optional<Instant> expires,
    Instant firstSeen) {
  public FoundCredential {
    scopes = List.copyOf(scopes);
  }
}
