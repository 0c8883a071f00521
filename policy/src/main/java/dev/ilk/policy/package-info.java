/**
 * Policies before they are in force: a folder of them in Git is read, checked and tested here,
 * without a server and without a clock.
 *
 * <p>What policies mean is in {@code cedar}, what they mean to Ilk in {@code decide}; putting them
 * in force is {@code rollout}'s. Begin with {@link dev.ilk.policy.PolicyFolder}.
 */
package dev.ilk.policy;
