package dev.ilk.gate;

/**
 * A command about accounts of other systems. All of them touch the estate as a whole, which is what
 * policies see.
 */
public interface AboutEstate {}
