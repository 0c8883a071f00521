package dev.ilk.store;

import dev.ilk.lifecycle.LapseStore;
import dev.ilk.review.ReviewStore;
import dev.ilk.store.database.Database;
import dev.ilk.store.lifecycle.SqlLapseStore;
import dev.ilk.store.review.SqlReviewStore;

/**
 * What keeps the registry in order, behind the ports of its rooms.
 *
 * @param reviews reviews of what identities hold
 * @param lapses how far the ends of machine identities were carried
 */
public record GovernanceStores(ReviewStore reviews, LapseStore lapses) {

  static GovernanceStores of(Database database) {
    return new GovernanceStores(new SqlReviewStore(database), new SqlLapseStore(database));
  }
}
