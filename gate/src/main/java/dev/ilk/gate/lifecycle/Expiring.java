package dev.ilk.gate.lifecycle;

import dev.ilk.actor.Machine;
import java.time.Instant;
import java.util.Optional;

/**
 * A machine identity that ends before long.
 *
 * @param machine which
 * @param stage how far its end was carried
 * @param at since when it is at that stage; empty while nothing was told
 */
public record Expiring(Machine machine, Stage stage, Optional<Instant> at) {}
