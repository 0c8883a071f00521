package dev.ilk.actor;

import java.time.Instant;

/**
 * A foreign trust domain whose bundle an environment follows, so that its workloads can check the
 * SVIDs of that domain. It makes nobody of that domain known to Ilk: that takes a trust rule.
 *
 * @param at the environment that follows
 * @param domain whose bundle
 * @param endpoint where the bundle is
 * @param declaredBy who made the relation, as a subject
 * @param declared when
 */
public record FederatedDomain(
    Environment at,
    TrustDomain domain,
    BundleEndpoint endpoint,
    String declaredBy,
    Instant declared) {}
