/**
 * What people grant to apps, and the tokens on it: requests that wait for an answer, grants with
 * their codes and refresh tokens, ID tokens and UserInfo (RFC 6749; OpenID Connect Core 1.0).
 *
 * <p>A grant ends with its time, its person, the session that it hangs on, or by {@link
 * dev.ilk.issue.grant.GrantEnding}, and every token issued on it with it. Codes and refresh tokens
 * are found and used up in {@code prove/human}, which reads the same rows.
 */
package dev.ilk.issue.grant;
