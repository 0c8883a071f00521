/**
 * The keys of foreign issuers: found, fetched within bounds, kept while fresh, and used a little
 * longer while the issuer is down.
 *
 * <p>What is signed with them is verified in {@code keys}; which issuers are trusted at all is said
 * by {@link dev.ilk.prove.federation.trust}.
 */
package dev.ilk.prove.federation.issuer;
