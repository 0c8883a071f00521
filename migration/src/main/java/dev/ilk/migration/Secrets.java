package dev.ilk.migration;

import dev.ilk.gate.CountSecrets;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListSecrets;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RankSecrets;
import dev.ilk.gate.migration.SecretCount;
import dev.ilk.gate.migration.SecretPage;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;

/** Has static secrets ranked, and lists and counts them. */
public final class Secrets {
  private final Ranking ranking;
  private final SecretStore secrets;

  /**
   * Builds the handlers.
   *
   * @param ranking ranks them
   * @param secrets keeps them
   */
  public Secrets(Ranking ranking, SecretStore secrets) {
    this.ranking = ranking;
    this.secrets = secrets;
  }

  /**
   * Ranks some.
   *
   * @param permit to do so
   * @return how far it came
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<RankSecrets.Progress>> rank(Permit<RankSecrets> permit)
      throws PartUnavailable {
    RankSecrets asked = permit.command();
    try {
      RankSecrets.Progress progress = ranking.some(asked.after());
      return Result.ok(Handled.of(progress, asked.told(progress)));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("secrets cannot be ranked", e);
    }
  }

  /**
   * Lists some.
   *
   * @param permit to do so
   * @return a page
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<SecretPage>> list(Permit<ListSecrets> permit) throws PartUnavailable {
    ListSecrets asked = permit.command();
    try {
      return Result.ok(Handled.of(secrets.page(asked.query()), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("secrets cannot be read", e);
    }
  }

  /**
   * Counts them.
   *
   * @param permit to do so
   * @return the counts
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<SecretCount>>> count(Permit<CountSecrets> permit)
      throws PartUnavailable {
    try {
      return Result.ok(Handled.of(secrets.counts(), permit.command().asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("secrets cannot be counted", e);
    }
  }
}
