package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Let a static secret stay for a time. It lapses at its end, when its owner leaves, and when the
 * secret is exposed.
 *
 * @param id which
 * @param exemption why, in whose care, how kept from harm, and until when
 */
public record ExceptSecret(Id.Secret id, StaticSecret.Exemption exemption)
    implements Command<StaticSecret>, AboutSecrets {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(),
        "StaticSecret",
        id.value(),
        Map.of(
            "reason", exemption.reason(),
            "owner", exemption.owner(),
            "isolation", exemption.isolation(),
            "retire", exemption.retire().toString()));
  }
}
