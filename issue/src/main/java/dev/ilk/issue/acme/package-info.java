/**
 * What stands behind the ACME server of each environment (RFC 8555): accounts that belong to one
 * workload each, orders of certificates for the names that the registry gives it, and what came of
 * them.
 *
 * <p>How a request becomes a workload's proof is said in {@code prove.workload}; how requests and
 * answers look, in {@code web.acme}; how certificates are made, in {@code issue.svid}.
 */
package dev.ilk.issue.acme;
