package dev.ilk.estate.stored;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a source's changes.
 *
 * @param mark since when they can be asked for; empty after any doubt
 * @param whole when the last whole run began that is complete; empty if there was none
 */
public record Marked(Optional<String> mark, Optional<Instant> whole) {}
