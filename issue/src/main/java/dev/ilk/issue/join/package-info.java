/**
 * SPIFFE agents that have no platform to vouch for them: the tokens by which they join, and the
 * keys by which they are known from then on, until those lapse or are taken from them (W6).
 *
 * <p>How they prove themselves by these is the workload plane's; the Workload API that they serve
 * is in {@code agent}.
 */
package dev.ilk.issue.join;
