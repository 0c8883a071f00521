package dev.ilk.store;

import dev.ilk.lifecycle.LapseStore;
import dev.ilk.lifecycle.RetiredStore;
import dev.ilk.lifecycle.handover.HandOverStore;
import dev.ilk.lifecycle.request.RequestStore;
import dev.ilk.lifecycle.request.TemplateStore;
import dev.ilk.lifecycle.rotation.KeyStore;
import dev.ilk.lifecycle.rotation.RotationStore;
import dev.ilk.review.ReviewStore;
import dev.ilk.store.database.Database;
import dev.ilk.store.lifecycle.SqlHandOverStore;
import dev.ilk.store.lifecycle.SqlKeyStore;
import dev.ilk.store.lifecycle.SqlLapseStore;
import dev.ilk.store.lifecycle.SqlRequestStore;
import dev.ilk.store.lifecycle.SqlRetiredStore;
import dev.ilk.store.lifecycle.SqlRotationStore;
import dev.ilk.store.lifecycle.SqlTemplateStore;
import dev.ilk.store.review.SqlReviewStore;

/**
 * What keeps the registry in order, behind the ports of its rooms.
 *
 * @param reviews reviews of what identities hold
 * @param lapses how far the ends of machine identities were carried
 * @param retired machine identities that were taken out of use
 * @param templates what teams may ask for by themselves
 * @param requests what they asked for
 * @param handOvers machine identities on their way into other hands
 * @param rotations keys of clients that are replaced
 * @param keys what is known of keys of clients
 */
public record GovernanceStores(
    ReviewStore reviews,
    LapseStore lapses,
    RetiredStore retired,
    TemplateStore templates,
    RequestStore requests,
    HandOverStore handOvers,
    RotationStore rotations,
    KeyStore keys) {

  static GovernanceStores of(Database database) {
    return new GovernanceStores(
        new SqlReviewStore(database),
        new SqlLapseStore(database),
        new SqlRetiredStore(database),
        new SqlTemplateStore(database),
        new SqlRequestStore(database),
        new SqlHandOverStore(database),
        new SqlRotationStore(database),
        new SqlKeyStore(database));
  }
}
