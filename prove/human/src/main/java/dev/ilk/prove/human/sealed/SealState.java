package dev.ilk.prove.human.sealed;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Optional;

/**
 * A seal as it stands in the store.
 *
 * @param name its name, and that of the emergency identity whom it proves
 * @param human that identity
 * @param threshold how many shares open it
 * @param digest of the secret that they give back
 * @param openUntil until when its pass holds, if it was opened; an opened seal opens no more
 */
public record SealState(
    String name, Id.Identity human, int threshold, String digest, Optional<Instant> openUntil) {}
