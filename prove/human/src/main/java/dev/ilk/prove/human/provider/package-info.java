/**
 * The company's identity provider, spoken to as an OpenID Connect relying party: configuration,
 * discovery, keys, the exchange of a code, the validation of an ID token.
 *
 * <p>Messages are those of the Nimbus SDK; signatures are checked by {@code dev.ilk.keys.jose}, as
 * everywhere in the house; everything is bounded in size and time. Knows no person of Ilk: what
 * comes out is whom the provider {@link dev.ilk.prove.human.provider.Vouched} for.
 */
package dev.ilk.prove.human.provider;
