/** The making of a agent's proof; visible to the agent plane only. */
package dev.ilk.prove.proof.agent;
