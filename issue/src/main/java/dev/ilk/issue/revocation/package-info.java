/**
 * What was taken back before its end, and how every node and every guard comes to know of it.
 *
 * <p>{@link dev.ilk.issue.revocation.RevocationStore} keeps revocations until nothing that they
 * take back can be alive. Who may revoke is decided before; sessions end in the human plane.
 */
package dev.ilk.issue.revocation;
