package dev.ilk.gate.estate;

import java.time.Instant;
import java.util.Optional;

/**
 * Something wrong with a found account or a registered identity, for as long as it is so.
 *
 * @param whose whose
 * @param name the account's name, with its source; the identity's kind and name
 * @param code a stable name, such as {@code stale}
 * @param about the credential or the place that it is about; empty if it is about the whole
 * @param severity {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param reach how far it reaches: among equals the furthest come first
 * @param owasp its place in the OWASP Non-Human Identities Top 10 of 2025; may be empty
 * @param evidence what was seen
 * @param mend what to do
 * @param owner who is to do it, as the account's system or the registry names somebody; may be
 *     empty
 * @param found since when it is known
 * @param due by when it is to be mended
 * @param accepted why nothing is done about it for now
 */
public record FoundWrong(
    Whose whose,
    String name,
    String code,
    String about,
    String severity,
    int reach,
    String owasp,
    String evidence,
    String mend,
    String owner,
    Instant found,
    Instant due,
    Optional<Accepted> accepted) {

  /**
   * A risk that somebody takes for a time.
   *
   * @param by the subject of who took it
   * @param reason why
   * @param until when it counts again
   */
  public record Accepted(String by, String reason, Instant until) {}
}
