/**
 * Access tokens: issued for a permit, looked into for an enforcement point, given back by their
 * holder (RFC 8693, 9068, 7662, 7009).
 *
 * <p>{@link dev.ilk.issue.token.TokenIssuer} only narrows: the scopes, the life and the audience of
 * a token never exceed those of anything that it was issued on. What was taken back before its end
 * is kept beside this package, in {@code revocation}; keys live in {@code keys}.
 */
package dev.ilk.issue.token;
