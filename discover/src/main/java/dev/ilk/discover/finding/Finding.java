package dev.ilk.discover.finding;

import dev.ilk.discover.Account;

/**
 * Something wrong with an account.
 *
 * @param code a stable name, such as {@code stale}
 * @param account whose
 * @param about the credential that it is about, by kind and id; empty if it is about the account
 * @param severity how much it matters
 * @param owasp its place in the OWASP Non-Human Identities Top 10 of 2025, such as {@code NHI7};
 *     empty if it has none there
 * @param evidence what was seen
 * @param mend what to do
 */
public record Finding(
    String code,
    Account account,
    String about,
    Severity severity,
    String owasp,
    String evidence,
    String mend) {}
