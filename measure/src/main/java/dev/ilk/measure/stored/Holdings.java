package dev.ilk.measure.stored;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is kept of accounts in other systems and of reviews, as numbers. */
public interface Holdings {
  /** What was not used for so long is stale. */
  Duration STALE = Duration.ofDays(90);

  /** A credential that lives longer is static, also if it ends. */
  Duration STATIC = Duration.ofDays(90);

  /** So long after its end a review still counts. */
  Duration REVIEWED = Duration.ofDays(90);

  /** The most identities that one question takes. */
  int MOST = 1000;

  /**
   * What identities have in other systems.
   *
   * @param holders which; at most {@link #MOST}
   * @param now the present
   * @return one for each of them and each kind of account; nothing of who has none
   * @throws StoreUnavailable if the store does not answer
   */
  List<Held> of(Set<Id.Identity> holders, Instant now) throws StoreUnavailable;

  /**
   * What belongs to no registered identity.
   *
   * @param now the present
   * @return one for each kind of account
   * @throws StoreUnavailable if the store does not answer
   */
  List<Held> orphans(Instant now) throws StoreUnavailable;

  /**
   * What of identities is put to people in reviews.
   *
   * @param identities which; at most {@link #MOST}
   * @param now the present
   * @return nothing of whoever is in no review that counts
   * @throws StoreUnavailable if the store does not answer
   */
  Map<Id.Identity, Reviewed> reviewed(Set<Id.Identity> identities, Instant now)
      throws StoreUnavailable;

  /**
   * The systems from which accounts can be read.
   *
   * @return how many there are, and how many were ever read to the end
   * @throws StoreUnavailable if the store does not answer
   */
  Sources sources() throws StoreUnavailable;

  /**
   * Accounts of one holder and one kind that can be used, and what they hold.
   *
   * @param holder whose; nothing for those that belong to nobody
   * @param kind which kind of actor uses them
   * @param accounts how many
   * @param stale how many of them were last used more than {@link #STALE} ago
   * @param credentials how many credentials they hold
   * @param ending how many of these have an end
   * @param lasting how many of these are static: without an end, or living longer than {@link
   *     #STATIC}
   */
  record Held(
      Optional<Id.Identity> holder,
      Kind kind,
      long accounts,
      long stale,
      long credentials,
      long ending,
      long lasting) {}

  /**
   * What of an identity is put to people.
   *
   * @param items how many things
   * @param answered how many of them a person answered
   */
  record Reviewed(long items, long answered) {}

  /**
   * Systems.
   *
   * @param known how many
   * @param read how many of them were ever read to the end
   */
  record Sources(long known, long read) {}
}
