package dev.ilk.gate;

import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** See which apps one has let in. */
public record ListGrants() implements Command<List<ListGrants.Granted>> {

  /**
   * An app that may act for the person.
   *
   * @param id the grant
   * @param access what it covers
   * @param appName what people read
   * @param created since when
   * @param expires until when at the latest
   */
  public record Granted(
      Id.Grant id, AppAccess access, String appName, Instant created, Instant expires) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Grant", "own");
  }
}
