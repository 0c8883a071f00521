package dev.ilk.prove.proof;

import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;

/**
 * What came of someone's attempt to prove who they are. Doors carry it to the gate and cannot look
 * into it: the records it is sealed over are visible to planes and gate only.
 */
public sealed interface Attempt permits Proven, Unproven {}
