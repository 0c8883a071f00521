/**
 * The sign-in: a browser is sent to a provider and comes back with a code, and a person of the
 * registry is found.
 *
 * <p>What must survive until it comes back lies in the store, so that any node can finish what
 * another began; what proves that it is the same browser lies in that browser's cookie.
 */
package dev.ilk.prove.human.login;
