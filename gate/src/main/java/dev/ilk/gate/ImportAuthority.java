package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Sha256;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Take the chain of an authority whose request was signed elsewhere. Its root becomes a trust
 * anchor of the environment's trust domain.
 *
 * @param at the environment
 * @param chain certificates in PEM, the authority's first and its root's last; of any content
 * @param atOnce whether it signs without waiting until others know a root that is new to them
 */
public record ImportAuthority(Environment at, String chain, boolean atOnce)
    implements Command<ImportAuthority.Imported>, AboutAuthority {

  /**
   * What was taken.
   *
   * @param key the id of the authority's key
   * @param root the SHA-256 of the root's certificate, in hexadecimal
   * @param signsFrom when it begins to sign
   * @param end when the first certificate of its chain ends
   */
  public record Imported(String key, String root, Instant signsFrom, Instant end) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(),
        "Authority",
        at.name(),
        Map.of("at_once", String.valueOf(atOnce), "chain_sha256", Sha256.hex(chain)));
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
