package dev.ilk.gate.estate;

/**
 * What tells one finding from all others, for as long as it is known.
 *
 * @param whose whose
 * @param code its sort
 * @param about what of it; empty if it is about the whole
 */
public record FindingKey(Whose whose, String code, String about) {}
