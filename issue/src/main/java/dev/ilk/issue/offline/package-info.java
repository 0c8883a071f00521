/**
 * Authorities whose root is kept elsewhere: the chains that were imported for keys of an
 * environment's ring, and what is demanded of a chain before it is taken.
 *
 * <p>The private key of such a root never comes near Ilk. Which chain signs at a moment, and how
 * the bundle follows, is said by {@code svid.Authorities}; keys are made, sealed and rotated by
 * {@code keys.ring}.
 */
package dev.ilk.issue.offline;
