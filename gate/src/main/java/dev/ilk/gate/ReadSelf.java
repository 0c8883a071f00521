package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.Set;

/** Ask who one is, as Ilk sees it. */
public record ReadSelf() implements Command<ReadSelf.Self> {

  /**
   * Who is asking.
   *
   * @param actor the identity
   * @param method how it was proven
   * @param issuer who vouched
   * @param expires until when
   */
  public record Self(Actor actor, String method, String issuer, Instant expires) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD, Kind.AGENT);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Identity", "self");
  }
}
