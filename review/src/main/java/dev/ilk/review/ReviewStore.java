package dev.ilk.review;

import dev.ilk.gate.ReadReview;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps reviews. What is written is durable once the method returns, and seen on every node. */
public interface ReviewStore {
  /** The most items of one review. */
  int MOST_ITEMS = 20_000;

  /** The most items that one reading gives. */
  int MOST_READ = 1000;

  /**
   * Adds a review with all that it covers, whole or not at all.
   *
   * @param campaign under a name that is not taken; its tally is not looked at
   * @param items numbered from 1, at most {@link #MOST_ITEMS}, none answered
   * @throws StoreUnavailable if it is not known to be stored
   */
  void add(Campaign campaign, List<ReviewItem> items) throws StoreUnavailable;

  /**
   * A review.
   *
   * @param id which
   * @return as it stands; empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Campaign> find(Id.Review id) throws StoreUnavailable;

  /**
   * The latest reviews.
   *
   * @param limit at most so many, 1 to 200
   * @return the latest first
   * @throws StoreUnavailable if the store does not answer
   */
  List<Campaign> latest(int limit) throws StoreUnavailable;

  /**
   * Pages through the items of a review.
   *
   * @param id which review
   * @param reviewers only what is put to one of these; empty for all
   * @param after only higher numbers
   * @param limit at most so many, 1 to {@link #MOST_READ}
   * @return in the order of their numbers
   * @throws StoreUnavailable if the store does not answer
   */
  List<ReviewItem> items(Id.Review id, Optional<Set<String>> reviewers, int after, int limit)
      throws StoreUnavailable;

  /**
   * How far the reviewers of a review are.
   *
   * @param id which review
   * @param reviewers only these; empty for all
   * @return by their names, at most {@link ReadReview#MOST_SHARES}
   * @throws StoreUnavailable if the store does not answer
   */
  List<ReadReview.Share> shares(Id.Review id, Optional<Set<String>> reviewers)
      throws StoreUnavailable;

  /**
   * Writes answers, compare-and-swap: all of them, or none if the review is closed or one of the
   * items is answered already.
   *
   * @param id which review
   * @param answers by the items' numbers
   * @return false if nothing was written
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean answer(Id.Review id, Map<Integer, ReviewItem.Answered> answers) throws StoreUnavailable;

  /**
   * Notes what came of an answer. A later note replaces an earlier one, except that what was done
   * stays done.
   *
   * @param id which review
   * @param number which item
   * @param what what came of it
   * @throws StoreUnavailable if it is not known to be stored
   */
  void applied(Id.Review id, int number, ReviewItem.Applied what) throws StoreUnavailable;

  /**
   * Closes a review, if it is open and every answer was carried out.
   *
   * @param id which review
   * @param closed when, and the report's digest
   * @return false if nothing was written
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean close(Id.Review id, Campaign.Closed closed) throws StoreUnavailable;

  /**
   * Takes an open review that is due, so that one node alone deals with it. A node that dies leaves
   * it to the others after a while.
   *
   * @param now the present
   * @param until how long no other node gets it
   * @return the one that is due the longest; empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Campaign> claim(Instant now, Instant until) throws StoreUnavailable;
}
