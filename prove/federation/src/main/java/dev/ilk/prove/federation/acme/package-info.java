/**
 * What an ACME client (RFC 8555) is known by: the accounts that were opened, and the names it must
 * show that it answers under. How a request becomes a workload's proof is said in {@code
 * prove.workload}; what an account orders, in {@code issue.acme}.
 */
package dev.ilk.prove.federation.acme;
