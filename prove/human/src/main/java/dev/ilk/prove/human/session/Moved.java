package dev.ilk.prove.human.session;

import dev.ilk.prove.proof.Circumstances.Change;
import java.time.Instant;
import java.util.Set;

/**
 * That a session was used elsewhere than it was opened.
 *
 * @param changes what is different
 * @param device what the browser there says of itself
 * @param network the IP address there; may be empty
 * @param at when
 */
public record Moved(Set<Change> changes, String device, String network, Instant at) {
  public Moved {
    changes = Set.copyOf(changes);
  }
}
