/**
 * People's passkeys as they are enrolled, renamed and removed, and the recovery of whoever has lost
 * every one of them.
 *
 * <p>Whether an authenticator's answer is good is the human plane's to say: handlers here are given
 * its judgement as a function. When a person must have signed in freshly, or have used another
 * passkey, is for policies to say.
 */
package dev.ilk.issue.factor;
