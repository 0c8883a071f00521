package dev.ilk.estate.stored;

import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps to whom accounts belong, and what they hang on. */
public interface LinkStore {

  /**
   * An account that hangs on something.
   *
   * @param account which
   * @param relation how
   * @param toward on what, as its system names it, in lower case
   */
  record Tie(Id.Account account, String relation, String toward) {}

  /**
   * Keeps what evidence says. A strong key joins an account that belongs to nobody yet; a
   * suggestion is kept to be looked at. Neither changes what a person has said.
   *
   * @param links joined or suggested ones, at most 5000
   * @param now the present
   * @return how many accounts were joined
   * @throws StoreUnavailable if it is not known to be stored
   */
  int evident(List<Link> links, Instant now) throws StoreUnavailable;

  /**
   * Keeps what a person says: a confirmed account belongs to that identity from now on; a rejected
   * one no longer does.
   *
   * @param link confirmed or rejected
   * @param now the present
   * @return false if there is no such account
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean say(Link link, Instant now) throws StoreUnavailable;

  /**
   * All links of an account.
   *
   * @param account which
   * @return at most 100
   * @throws StoreUnavailable if the store does not answer
   */
  List<Link> of(Id.Account account) throws StoreUnavailable;

  /**
   * Links that wait for a person.
   *
   * @param after goes on after this account; empty to begin
   * @param limit at most so many, 1 to 1000
   * @return by account
   * @throws StoreUnavailable if the store does not answer
   */
  List<Link> waiting(Optional<Id.Account> after, int limit) throws StoreUnavailable;

  /**
   * A link that waits for a person, with its account's name.
   *
   * @param link the link
   * @param name the account's name, with its source
   */
  record Waiting(Link link, String name) {}

  /**
   * Links that wait for a person, of accounts that are not gone.
   *
   * @param selection which; its limit is left to the caller
   * @param contested those of accounts that belong to somebody, or may belong to several; otherwise
   *     those of all others
   * @param limit at most so many, 1 to 1001
   * @return by account
   * @throws StoreUnavailable if the store does not answer
   */
  List<Waiting> waiting(LinkSelection selection, boolean contested, int limit)
      throws StoreUnavailable;

  /**
   * Keeps what a person says of links that wait: of all, or of none. In one transaction.
   *
   * @param links confirmed or rejected, all alike; at most 1000, of an account each
   * @param now the present
   * @return false if one of them does not wait any more, or its account belongs to somebody by now;
   *     then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean decide(List<Link> links, Instant now) throws StoreUnavailable;

  /**
   * The accounts of which a trait names something.
   *
   * @param names by any of these names, in lower case; at most 500
   * @param words as what the trait is kept ({@link TraitEdge#word()})
   * @param limit at most so many for each name and word, 1 to 1000
   * @return in a fixed order
   * @throws StoreUnavailable if the store does not answer
   */
  List<Tie> hangingOn(Collection<String> names, Collection<String> words, int limit)
      throws StoreUnavailable;
}
