/**
 * Strict JOSE: signed tokens from elsewhere are read and verified, our own are written, and public
 * keys travel as JWK sets (RFC 7515, 7517, 7519, with the advice of RFC 8725).
 *
 * <p>A token is parsed once. Until its signature is verified it is an {@link
 * dev.ilk.keys.jose.UnverifiedJwt}, whose claims are only claimed; only verification makes a {@link
 * dev.ilk.keys.jose.VerifiedJwt}. Which issuer to trust for what is decided in the identity plane,
 * not here; fetching key sets over the network also lives there.
 */
package dev.ilk.keys.jose;
