/**
 * People's approvals of single actions (A2). An enforcement point that is denied for want of an
 * approval asks for it; people answer; the enforcement point asks for the decision again, with the
 * same arguments, and refers to the approval.
 *
 * <p>INVARIANT: an approval is bound to a digest of all arguments, to the enforcement point and to
 * a time; it is a fact for policies, never a permission. Who may approve is decided by policy: what
 * a policy's {@code @needs} names is told in the target ({@link dev.ilk.approval.StoredRequests}).
 * Begin with {@link dev.ilk.approval.AccessRequest}.
 */
package dev.ilk.approval;
