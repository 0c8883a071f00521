/**
 * Federation of trust domains (SPIFFE Federation): which foreign ones an environment follows, and
 * their bundles as they were last read.
 *
 * <p>A bundle lets workloads check SVIDs by themselves. It proves nobody to Ilk: that takes a trust
 * rule. What a bundle must look like is said by {@code keys.bundle}; fetching one within bounds is
 * the business of {@code prove.federation.issuer}.
 */
package dev.ilk.issue.federation;
