package dev.ilk.gate;

import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.Set;

/**
 * Give out a key with which software can open one ACME account for a workload (RFC 8555, section
 * 7.3.4).
 *
 * @param subject the workload's kind and name, or id
 */
public record IssueAccountKey(String subject) implements Command<IssueAccountKey.Issued> {

  /**
   * A key. Its secret is told once and kept nowhere.
   *
   * @param id its {@code kid}
   * @param secret 32 bytes in base64url, for HS256
   * @param directory the address that the software must be given, of the only server that takes it
   * @param workload whose account it opens, by name
   * @param expires from when on it is no longer taken
   */
  public record Issued(
      AcmeId.ExternalKey id, String secret, String directory, String workload, Instant expires) {}

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
    return Asked.action(action(), "Identity", subject);
  }
}
