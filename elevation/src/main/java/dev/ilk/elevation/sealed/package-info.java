/**
 * Break-glass (H6): seals that shares of several people open, once, for one role and a stated time.
 *
 * <p>INVARIANT: of a seal nothing is stored but digests. Opening uses it up in the same transaction
 * that begins the elevation. That enough shares were shown is the human plane's to prove.
 */
package dev.ilk.elevation.sealed;
