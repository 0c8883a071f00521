package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Ask what is suspended, and how current the asked node is about what was taken back. */
public record ReadRevocations() implements Command<ReadRevocations.Standing> {

  /**
   * Something that is suspended.
   *
   * @param name as {@link Revoke.Revocable#name()} writes it
   * @param at since when
   * @param reason why
   */
  public record Suspended(String name, Instant at, String reason) {}

  /**
   * How things stand at one node.
   *
   * @param suspended by name
   * @param latest the number of the latest revocation that the node knows
   * @param asOf the instant as of which it knows every one
   */
  public record Standing(List<Suspended> suspended, long latest, Instant asOf) {
    public Standing {
      suspended = List.copyOf(suspended);
    }
  }

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
    return Asked.action(action(), "Registry", "all");
  }
}
