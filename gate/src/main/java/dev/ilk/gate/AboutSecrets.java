package dev.ilk.gate;

/** A command about static secrets of other systems, which are a part of the estate. */
public interface AboutSecrets extends AboutEstate {}
