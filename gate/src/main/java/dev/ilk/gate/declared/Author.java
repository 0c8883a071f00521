package dev.ilk.gate.declared;

import java.time.Instant;

/**
 * Who has a declaration applied.
 *
 * @param subject of the identity
 * @param at when
 */
public record Author(String subject, Instant at) {}
