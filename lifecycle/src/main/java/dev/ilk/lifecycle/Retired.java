package dev.ilk.lifecycle;

import dev.ilk.actor.Status;
import dev.ilk.gate.lifecycle.Decommissioning;
import dev.ilk.kernel.Id;
import dev.ilk.registry.stored.Declared;
import java.time.Instant;
import java.util.List;

/**
 * A machine identity that was taken out of use, and what it takes to bring it back.
 *
 * @param identity which
 * @param subject the same, for people
 * @param before where in life it stood
 * @param rules what was declared of it and went with it
 * @param state how far it is
 * @param until until when it can be undone
 */
public record Retired(
    Id.Identity identity,
    String subject,
    Status before,
    List<Declared> rules,
    Decommissioning.State state,
    Instant until) {
  public Retired {
    rules = List.copyOf(rules);
  }
}
