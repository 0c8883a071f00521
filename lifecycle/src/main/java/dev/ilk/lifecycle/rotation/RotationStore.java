package dev.ilk.lifecycle.rotation;

import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.lifecycle.UnderWayStore;

/** Keeps the latest rotation of each identity. */
public interface RotationStore extends UnderWayStore<Rotation> {}
