package dev.ilk.estate.stored;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.AccountPage;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.FoundCredential;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the accounts that runs have seen, and keeps what was said of them. */
public interface AccountStore {

  /**
   * An account with what it holds.
   *
   * @param account the account
   * @param credentials what it holds, by kind and id
   * @param evidence what spoke for what it was taken for, strongest first
   */
  record Kept(FoundAccount account, List<FoundCredential> credentials, List<String> evidence) {
    public Kept {
      credentials = List.copyOf(credentials);
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * What an account is taken for from now on.
   *
   * @param id which account
   * @param taken for what
   * @param evidence what spoke for it, strongest first
   */
  record Verdict(Id.Account id, FoundAccount.Taken taken, List<String> evidence) {
    public Verdict {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * An account by its id.
   *
   * @param id which
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Kept> find(Id.Account id) throws StoreUnavailable;

  /**
   * Accounts by their ids, without what they hold.
   *
   * @param ids which; at most 1000
   * @return those that there are and that are not gone, by id
   * @throws StoreUnavailable if the store does not answer
   */
  List<FoundAccount> these(Collection<Id.Account> ids) throws StoreUnavailable;

  /**
   * Accounts by what systems call them: their id, name, address, or how rules of their system name
   * them.
   *
   * @param names exactly so, but for the case of names and addresses; at most 100
   * @param limit at most so many of each way of being called, 1 to 1000
   * @return those that are not gone, by id
   * @throws StoreUnavailable if the store does not answer
   */
  List<FoundAccount> called(Collection<String> names, int limit) throws StoreUnavailable;

  /**
   * Accounts by name; where nothing else is asked for, at the same cost however far on a page is.
   *
   * @param query which
   * @return a page, perhaps with fewer than asked for though more follow
   * @throws StoreUnavailable if the store does not answer
   */
  AccountPage page(AccountQuery query) throws StoreUnavailable;

  /**
   * Accounts by id, with what they hold, to look at all of them.
   *
   * @param after goes on after this one; empty for the first
   * @param limit at most so many, 1 to 5000
   * @return fewer than {@code limit} only at the end
   * @throws StoreUnavailable if the store does not answer
   */
  List<Kept> all(Optional<Id.Account> after, int limit) throws StoreUnavailable;

  /**
   * Keeps what a person says an account is; no rule and no run changes it.
   *
   * @param id which
   * @param kind what it is
   * @param by the subject of who says so
   * @param reason why
   * @param now when
   * @return the account; empty if there is none
   * @throws StoreUnavailable if it is not known to be stored
   */
  Optional<FoundAccount> say(Id.Account id, Kind kind, String by, String reason, Instant now)
      throws StoreUnavailable;

  /**
   * The accounts of which people said what they are.
   *
   * @param limit at most so many, the latest, 1 to 10000
   * @return them
   * @throws StoreUnavailable if the store does not answer
   */
  List<FoundAccount> said(int limit) throws StoreUnavailable;

  /**
   * Keeps what accounts are taken for, but for those of which a person said it. In one transaction.
   *
   * @param verdicts at most 5000
   * @return how many are different from before
   * @throws StoreUnavailable if it is not known to be stored
   */
  int judge(List<Verdict> verdicts) throws StoreUnavailable;
}
