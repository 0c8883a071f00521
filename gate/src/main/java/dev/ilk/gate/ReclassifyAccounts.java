package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Look at found accounts again, by today's rules and by what people have said, for a bounded time.
 *
 * @param after goes on after this account; empty to begin
 */
public record ReclassifyAccounts(Optional<Id.Account> after)
    implements Command<ReclassifyAccounts.Progress> {

  /**
   * How far it came.
   *
   * @param next where to go on; nothing if all were looked at
   * @param looked how many accounts were looked at
   * @param changed how many are taken for something else now, or for other reasons
   * @param joined how many belong to an identity now, and did not before
   */
  public record Progress(Optional<Id.Account> next, long looked, long changed, long joined) {}

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
        action(), "Estate", "all", Map.of("after", after.map(Id.Account::value).orElse("")));
  }

  /**
   * What the record says of it.
   *
   * @param progress how far it came
   * @return with counts, not with each account
   */
  public Particulars told(Progress progress) {
    return Asked.action(
        action(),
        "Estate",
        "all",
        Map.of(
            "looked", String.valueOf(progress.looked()),
            "changed", String.valueOf(progress.changed()),
            "joined", String.valueOf(progress.joined()),
            "next", progress.next().map(Id.Account::value).orElse("")));
  }
}
