/**
 * The bundles of SPIFFE trust domains as documents, and certificates that are checked by them.
 *
 * <p>Whose bundle is believed, where it is fetched and how long it counts is said elsewhere: {@code
 * issue.svid} makes those of this Ilk, {@code issue.federation} follows those of others.
 */
package dev.ilk.keys.bundle;
