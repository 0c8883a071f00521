package dev.ilk.lifecycle.handover;

import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.lifecycle.UnderWayStore;

/** Keeps the latest hand-over of each identity. */
public interface HandOverStore extends UnderWayStore<HandOver> {}
