package dev.ilk.elevation.sealed;

import dev.ilk.actor.Role;
import dev.ilk.kernel.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A seal.
 *
 * @param name its name, and that of the emergency identity
 * @param human that identity
 * @param role the role that opening it gives
 * @param lasting for how long
 * @param threshold how many shares open it
 * @param holders how many there are
 * @param digest of the secret that the shares give back
 * @param sealed when it was made
 * @param by who made it
 * @param opened when it was opened; empty while it is whole
 */
public record StoredSeal(
    String name,
    Id.Identity human,
    Role role,
    Duration lasting,
    int threshold,
    int holders,
    String digest,
    Instant sealed,
    Id.Identity by,
    Optional<Instant> opened) {}
