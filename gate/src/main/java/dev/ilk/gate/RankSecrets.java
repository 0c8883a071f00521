package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Look at what found accounts hold, and rank what of it is static, for a bounded time.
 *
 * @param after goes on after this account; empty to begin
 */
public record RankSecrets(Optional<Id.Account> after)
    implements Command<RankSecrets.Progress>, AboutSecrets {

  /**
   * How far it came.
   *
   * @param next where to go on; nothing if all were looked at
   * @param accounts how many accounts were looked at
   * @param secrets how many static secrets they hold
   */
  public record Progress(Optional<Id.Account> next, long accounts, long secrets) {}

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
   * @return with counts, not with each secret
   */
  public Particulars told(Progress progress) {
    return Asked.action(
        action(),
        "Estate",
        "all",
        Map.of(
            "accounts", String.valueOf(progress.accounts()),
            "secrets", String.valueOf(progress.secrets()),
            "next", progress.next().map(Id.Account::value).orElse("")));
  }
}
