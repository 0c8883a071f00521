/**
 * The guard of one service.
 *
 * <p>{@link dev.ilk.guard.Guard} takes the {@code Authorization} header of a request and what the
 * request is about to do, and gives a {@link dev.ilk.guard.Ruling}. The token is checked here,
 * without a call: signature, issuer, audience, lifetime, revocation. The decision is asked of Ilk
 * ({@link dev.ilk.guard.Asking}), or made here and reported: by Ilk's policies ({@link
 * dev.ilk.guard.DecidingHere}) or the service's own ({@link dev.ilk.guard.Deciding}); either way it
 * is in the record, or on the service's disk on its way there ({@link
 * dev.ilk.guard.SpooledReports}), before it counts.
 *
 * <p>When Ilk is away, tokens are checked with the keys already known, for as long as the
 * revocations heard of are not older than a stated bound; then everything is refused.
 *
 * <p>Beside it stand filters for the servers that services run in.
 */
package dev.ilk.guard;
