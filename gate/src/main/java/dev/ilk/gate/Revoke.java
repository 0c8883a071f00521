package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.Set;

/**
 * Take back an identity's power to prove itself, together with all that was issued to it, or one
 * token.
 *
 * @param what which
 * @param reason why, for the record; 1 to 500 characters
 */
public record Revoke(Revocable what, String reason) implements Command<Revoke.Revoked> {

  /** What can be taken back. */
  public sealed interface Revocable {
    /**
     * How people name it.
     *
     * @return an id or a subject
     */
    String name();
  }

  /**
   * One token.
   *
   * @param id its {@code jti}
   */
  public record OneToken(Id.Token id) implements Revocable {
    @Override
    public String name() {
      return id.value();
    }
  }

  /**
   * A whole identity.
   *
   * @param subject kind and name, as {@link dev.ilk.actor.Actor#subject()} writes them
   */
  public record WholeIdentity(String subject) implements Revocable {
    @Override
    public String name() {
      return subject;
    }
  }

  /**
   * It is taken back on every node.
   *
   * @param what which
   * @param at since when
   */
  public record Revoked(Revocable what, Instant at) {}

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
    return Asked.taking(what instanceof OneToken ? "access_token" : "identity", what.name())
        .saying(reason);
  }
}
