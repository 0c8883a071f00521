/**
 * The agent plane: an AI agent proves who it is as a workload does, and shows the delegation under
 * which it wants to act.
 *
 * <p>Without a delegation the proof holds, and opens nothing: that is decided in {@code decide}.
 * Delegations are given and ended in {@code registry}; here they are looked up anew each time.
 */
package dev.ilk.prove.agent;
