package dev.ilk.registry.people;

import dev.ilk.gate.people.PersonFacts;
import dev.ilk.registry.stored.Registered;
import java.time.Instant;

/**
 * A person whom a directory provisions, as kept.
 *
 * @param facts what the directory said last
 * @param modified when
 * @param registered the identity; its revision is the person's
 */
public record Provisioned(PersonFacts facts, Instant modified, Registered registered) {}
