/**
 * Gives out policies to enforcement points that decide by themselves. What a policy says, and which
 * identities there are, comes through {@link dev.ilk.issue.bundle.PolicyBundles.Source}; here it is
 * bounded in time and signed.
 */
package dev.ilk.issue.bundle;
