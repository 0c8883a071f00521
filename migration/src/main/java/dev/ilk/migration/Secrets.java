package dev.ilk.migration;

import dev.ilk.gate.CountSecrets;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListSecrets;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RankSecrets;
import dev.ilk.gate.ReadBurndown;
import dev.ilk.gate.ReadSecret;
import dev.ilk.gate.migration.BurnCount;
import dev.ilk.gate.migration.SecretAdvice;
import dev.ilk.gate.migration.SecretCount;
import dev.ilk.gate.migration.SecretPage;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Has static secrets ranked, and lists and counts them. */
public final class Secrets {
  private final Ranking ranking;
  private final SecretStore secrets;
  private final BurndownStore burndown;
  private final Ways ways = Ways.builtIn();

  /**
   * Builds the handlers.
   *
   * @param ranking ranks them
   * @param secrets keeps them
   * @param burndown keeps how many there were
   */
  public Secrets(Ranking ranking, SecretStore secrets, BurndownStore burndown) {
    this.ranking = ranking;
    this.secrets = secrets;
    this.burndown = burndown;
  }

  /**
   * Ranks some; once all are ranked, the day's counts are kept.
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
      if (progress.next().isEmpty()) {
        LocalDate today = LocalDate.ofInstant(permit.arrival().at(), ZoneOffset.UTC);
        burndown.note(today, summed(today, secrets.counts()));
      }
      return Result.ok(Handled.of(progress, asked.told(progress)));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("secrets cannot be ranked", e);
    }
  }

  /** The counts of a day, without what nobody looks back at. */
  static List<BurnCount> summed(LocalDate day, List<SecretCount> counts) {
    Map<BurnCount, Long> sums = new LinkedHashMap<>();
    for (SecretCount one : counts) {
      BurnCount key = new BurnCount(day, one.state(), one.gone(), one.team(), 0);
      sums.merge(key, one.count(), Long::sum);
    }
    List<BurnCount> summed = new ArrayList<>();
    sums.forEach(
        (key, sum) -> summed.add(new BurnCount(day, key.state(), key.gone(), key.team(), sum)));
    return summed;
  }

  /**
   * Tells how many there were.
   *
   * @param permit to do so
   * @return by day
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<BurnCount>>> burndown(Permit<ReadBurndown> permit)
      throws PartUnavailable {
    ReadBurndown asked = permit.command();
    LocalDate today = LocalDate.ofInstant(permit.arrival().at(), ZoneOffset.UTC);
    try {
      return Result.ok(Handled.of(burndown.since(today.minusDays(asked.days())), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("counts cannot be read", e);
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
   * Reads one.
   *
   * @param permit to do so
   * @return it, and what replaces its sort; or that there is none
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<SecretAdvice>> read(Permit<ReadSecret> permit) throws PartUnavailable {
    ReadSecret asked = permit.command();
    try {
      return secrets
          .find(asked.id())
          .map(one ->
              Result.ok(Handled.of(new SecretAdvice(one, ways.of(one.shape())), asked.asked())))
          .orElseGet(() -> Result.failed(Refusals.unknown(asked.id())));
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
