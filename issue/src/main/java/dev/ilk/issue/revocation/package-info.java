/**
 * What was taken back before its end, and how every node and every guard comes to know of it.
 *
 * <p>{@link dev.ilk.issue.revocation.RevocationStore} keeps revocations until nothing that they
 * take back can be alive; {@link dev.ilk.issue.revocation.Revocations} is what a node holds of them
 * in memory; {@link dev.ilk.issue.revocation.RevocationFeed} is what guards read. Tokens are
 * written and read in the package {@code token} beside this one; sessions end in the human plane.
 */
package dev.ilk.issue.revocation;
