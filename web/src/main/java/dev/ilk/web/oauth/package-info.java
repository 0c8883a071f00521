/**
 * The doors of each issuer, in OAuth's words: token exchange (RFC 8693), introspection (RFC 7662),
 * revocation (RFC 7009), metadata (RFC 8414), keys, and the feed of revocations for guards.
 *
 * <p>{@link dev.ilk.web.oauth.OAuthError} is the one place where a refusal gets its OAuth name.
 * What a token says and whether it may be issued is decided behind the gate.
 */
package dev.ilk.web.oauth;
