package dev.ilk.migration;

import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.migration.SecretCount;
import dev.ilk.gate.migration.SecretPage;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.SecretScore;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps static secrets. A secret that was known once stays: what becomes of it is told, also when
 * its source is forgotten.
 */
public interface SecretStore {
  /** The most accounts that are kept at once. */
  int MOST_ACCOUNTS = 500;

  /** The most counts that are given at once, the largest first. */
  int MOST_COUNTS = 10_000;

  /**
   * A secret as it was just ranked.
   *
   * @param id which
   * @param place where it is
   * @param shape which sort it is
   * @param keeper who answers for it
   * @param score what there is to win
   * @param reach how far it reaches, for the order among equals; 0 to 999,999
   * @param times when it was what
   */
  record Ranked(
      Id.Secret id,
      StaticSecret.Place place,
      String shape,
      StaticSecret.Keeper keeper,
      SecretScore score,
      int reach,
      StaticSecret.Times times) {}

  /**
   * All static secrets that an account holds now.
   *
   * @param account which account
   * @param presence whether it is there still
   * @param seen when it was last read
   * @param ranked what it holds; what is not among them any more is absent
   */
  record Holding(Id.Account account, Presence presence, Instant seen, List<Ranked> ranked) {
    public Holding {
      ranked = List.copyOf(ranked);
    }
  }

  /**
   * Keeps what accounts hold, in one transaction. The state of what was known stays. What an
   * account holds no more is absent; once the account is read again without it, it is gone.
   *
   * @param holdings at most {@link #MOST_ACCOUNTS}, each account once
   * @param now the present
   * @throws StoreUnavailable if it is not known to be stored
   */
  void keep(List<Holding> holdings, Instant now) throws StoreUnavailable;

  /**
   * Static secrets in the order of what there is to win, at the same cost however far on a page is.
   *
   * @param query which
   * @return a page
   * @throws StoreUnavailable if the store does not answer
   */
  SecretPage page(SecretQuery query) throws StoreUnavailable;

  /**
   * A secret by its id.
   *
   * @param id which
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<StaticSecret> find(Id.Secret id) throws StoreUnavailable;

  /**
   * Takes a secret a step on: its state, since when, and what is known of its replacement.
   *
   * @param before as it was when the step was worked out
   * @param after as it shall be
   * @return false if it was taken a step on meanwhile; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean move(StaticSecret before, StaticSecret after) throws StoreUnavailable;

  /**
   * How many there are.
   *
   * @return by state, sort, team and environment; at most {@link #MOST_COUNTS}
   * @throws StoreUnavailable if the store does not answer
   */
  List<SecretCount> counts() throws StoreUnavailable;
}
