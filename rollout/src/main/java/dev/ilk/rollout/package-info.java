/**
 * Policies on their way into force. The organisation and each team have a set of policies of their
 * own; each change of a set makes a version, of which the latest is in force on every node.
 *
 * <p>A team's policies stay within what the team owns ({@link dev.ilk.rollout.Confinement}). How
 * policies are checked is {@code policy}'s; how they decide is {@code decide}'s; what a node
 * decides by is put together in {@code server}. Begin with {@link dev.ilk.rollout.PolicyApplying}.
 */
package dev.ilk.rollout;
