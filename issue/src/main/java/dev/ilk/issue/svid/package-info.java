/**
 * SVIDs (SPIFFE): certificates and tokens that name a workload to others, and the bundle of
 * authorities by which others check them.
 *
 * <p>Each environment is a trust domain with two key rings of its own, one that signs certificates
 * and one that signs JWT-SVIDs; {@link dev.ilk.issue.svid.Authorities} gives the keys of the first
 * their certificates. How long an SVID lives is said by {@code token.TokenLife}; whom it names, by
 * {@code actor.SpiffeId}.
 */
package dev.ilk.issue.svid;
