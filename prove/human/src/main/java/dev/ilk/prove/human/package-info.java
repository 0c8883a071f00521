/**
 * The human plane: the only room that can make a {@link dev.ilk.prove.proof.human.HumanProof}.
 *
 * <p>Here stand what all its methods share: how registered people are found, and the local
 * operator. {@code provider} speaks OpenID Connect with the company's identity provider and knows
 * no person of Ilk; {@code login} carries a browser there and back; {@code session} proves by the
 * cookie. Sessions are opened and ended in {@code issue}, because that takes a permit.
 */
package dev.ilk.prove.human;
