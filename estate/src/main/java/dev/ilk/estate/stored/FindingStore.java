package dev.ilk.estate.stored;

import dev.ilk.discover.Account;
import dev.ilk.discover.finding.Finding;
import dev.ilk.gate.estate.FindingKey;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.Whose;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what is wrong with accounts and identities. A run that sees an account for the first time,
 * or different from before, keeps what it found in the same transaction as the account.
 */
public interface FindingStore {

  /**
   * All that is wrong with an account now.
   *
   * @param id which account
   * @param account as rules see it
   * @param findings what is wrong with it; what is not among them any more is forgotten
   */
  record Looked(Id.Account id, Account account, List<Finding> findings) {
    public Looked {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Findings by gravity, at the same cost however far on a page is.
   *
   * @param query which
   * @return a page
   * @throws StoreUnavailable if the store does not answer
   */
  FindingPage page(FindingQuery query) throws StoreUnavailable;

  /**
   * Keeps what is wrong with accounts now. What was known before keeps when it was found, when it
   * is due, and whether it is accepted.
   *
   * @param looked at most 5000 accounts
   * @param now when they were looked at
   * @throws StoreUnavailable if it is not known to be stored
   */
  void keep(List<Looked> looked, Instant now) throws StoreUnavailable;

  /**
   * Notes that something is still wrong with an identity, if that is known.
   *
   * @param identity which
   * @param code the sort of finding
   * @param about what it is about
   * @param seen when it was so last; an earlier one changes nothing
   * @return false if it is not known
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean again(Id.Identity identity, String code, String about, Instant seen)
      throws StoreUnavailable;

  /**
   * Keeps what is wrong with an identity, if that is not known.
   *
   * @param identity which
   * @param wrong what
   * @param now when it was found
   * @return false if it was known
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean add(Id.Identity identity, Wrong wrong, Instant now) throws StoreUnavailable;

  /**
   * Forgets what was not seen for long.
   *
   * @param code of this sort
   * @param before last seen before that
   * @throws StoreUnavailable if it is not known to be stored
   */
  void forget(String code, Instant before) throws StoreUnavailable;

  /**
   * Keeps who is to mend a finding, in place of what was kept before.
   *
   * @param finding which
   * @param assigned who; empty to forget it
   * @return false if there is no such finding
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean assign(FindingKey finding, Optional<FoundWrong.Assigned> assigned)
      throws StoreUnavailable;

  /**
   * Keeps that somebody takes a risk for a time.
   *
   * @param whose whose
   * @param code its sort
   * @param about what it is about
   * @param accepted by whom, why and until when
   * @return false if there is no such finding
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean accept(Whose whose, String code, String about, FoundWrong.Accepted accepted)
      throws StoreUnavailable;
}
