package dev.ilk.estate.stored;

import dev.ilk.gate.ListOwners;
import dev.ilk.gate.estate.LinkBatch;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.gate.estate.OwnerSuggestion;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps who may answer for accounts, and what people said of it. Whoever is confirmed counts as
 * owner in all findings that are kept from then on.
 */
public interface OwnerStore {

  /**
   * Keeps what evidence says of accounts, in place of what it said before. What people said stays.
   *
   * @param suggestions all that is suggested of each account, at most 5000 accounts
   * @param now the present
   * @throws StoreUnavailable if it is not known to be stored
   */
  void suggest(Map<Id.Account, List<OwnerSuggestion>> suggestions, Instant now)
      throws StoreUnavailable;

  /**
   * All that is known of accounts, the confirmed first and then by points.
   *
   * @param accounts at most 5000
   * @return of each at most 100
   * @throws StoreUnavailable if the store does not answer
   */
  List<OwnerSuggestion> of(Collection<Id.Account> accounts) throws StoreUnavailable;

  /**
   * What waits for a person's word, of accounts that are not gone.
   *
   * @param after goes on after this account; empty to begin
   * @param limit of at most so many accounts, 1 to 1000
   * @return by account, and then by points
   * @throws StoreUnavailable if the store does not answer
   */
  List<ListOwners.Told> waiting(Optional<Id.Account> after, int limit) throws StoreUnavailable;

  /**
   * What can be answered together: candidates who are registered, of accounts for which nobody is
   * named, and for whom more than twice as much speaks as for any other.
   *
   * @param selection which; its limit is left to the caller
   * @param contested all others instead
   * @param limit at most so many, 1 to 1001
   * @return by account
   * @throws StoreUnavailable if the store does not answer
   */
  List<LinkBatch.Row> waiting(LinkSelection selection, boolean contested, int limit)
      throws StoreUnavailable;

  /**
   * Keeps what a person says, suggested or not. Who is confirmed takes the place of whoever was.
   *
   * @param said confirmed or rejected
   * @param now the present
   * @return false if there is no such account
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean say(OwnerSuggestion said, Instant now) throws StoreUnavailable;

  /**
   * Keeps what a person says of suggestions that wait: of all, or of none. In one transaction.
   *
   * @param rows at most 1000, of an account each
   * @param confirms whether they are confirmed, or else rejected
   * @param by who says so
   * @param now the present
   * @return false if one of them does not wait any more; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean decide(List<LinkBatch.Row> rows, boolean confirms, String by, Instant now)
      throws StoreUnavailable;
}
