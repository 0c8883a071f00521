/**
 * Passkeys and security keys (WebAuthn Level 2): what a browser is asked for, and what its answer
 * is worth.
 *
 * <p>The ceremonies' rules are those of Yubico's library. Here stand what it leaves to the relying
 * party: challenges that any node gives out and exactly one takes back, the answer's binding to
 * person and session, and what a passkey's proof is called ({@code acr}, {@code amr}). Passkeys are
 * stored and removed in {@code issue}, which needs a permit for it.
 */
package dev.ilk.prove.human.passkey;
