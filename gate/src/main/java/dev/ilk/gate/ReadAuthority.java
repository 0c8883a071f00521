package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.TrustDomain;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Read who signs certificates of an environment, under which roots, and who will next.
 *
 * @param at the environment
 */
public record ReadAuthority(Environment at)
    implements Command<ReadAuthority.State>, AboutAuthority {

  /**
   * How it stands.
   *
   * @param domain the trust domain
   * @param offline whether its authorities are signed by a root that is kept elsewhere
   * @param present who signs now; empty if nobody can
   * @param next the id of the key that signs next
   * @param imported the chain that was imported for that key; empty if there is none yet
   * @param roots the trust anchors in the bundle
   * @param warning what must be done, and by when; empty if nothing
   */
  public record State(
      TrustDomain domain,
      boolean offline,
      Optional<Signing> present,
      String next,
      Optional<Waiting> imported,
      List<Root> roots,
      Optional<String> warning) {
    public State {
      roots = List.copyOf(roots);
    }
  }

  /**
   * An authority that signs.
   *
   * @param key the id of its key
   * @param end when the first certificate of its chain ends
   */
  public record Signing(String key, Instant end) {}

  /**
   * An authority that will sign.
   *
   * @param from from when
   * @param end when the first certificate of its chain ends
   */
  public record Waiting(Instant from, Instant end) {}

  /**
   * A trust anchor.
   *
   * @param subject its name
   * @param sha256 the SHA-256 of its certificate, in hexadecimal
   * @param end when it ends
   */
  public record Root(String subject, String sha256, Instant end) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Authority", at.name());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
