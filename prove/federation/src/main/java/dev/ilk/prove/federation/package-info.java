/**
 * Tokens shown as proof, and what came of reading them.
 *
 * <p>{@link dev.ilk.prove.federation.trust} believes foreign issuers by trust rules, {@link
 * dev.ilk.prove.federation.own} believes this Ilk's own tokens. Both planes of software use this
 * room, and it knows neither of them: what a token says is settled here, whom it proves is settled
 * there. Nothing here can make a proof.
 */
package dev.ilk.prove.federation;
