/**
 * An identity provider for people, small and real: OpenID Connect over HTTP with the code flow,
 * PKCE and rotating keys. It asks for a name and no password, so it belongs on a loopback address.
 */
package dev.ilk.outside.provider;
