package dev.ilk.estate.stored;

import dev.ilk.discover.finding.Severity;

/**
 * Something wrong with an identity of the registry.
 *
 * @param code a stable name, such as {@code shared-client}
 * @param about what of it; empty if it is about the whole
 * @param severity how much it matters
 * @param reach how far the identity reaches; at least 1
 * @param owasp its place in the OWASP Non-Human Identities Top 10 of 2025; may be empty
 * @param evidence what was seen
 * @param mend what to do
 * @param owner who is to do it
 */
public record Wrong(
    String code,
    String about,
    Severity severity,
    int reach,
    String owasp,
    String evidence,
    String mend,
    String owner) {}
