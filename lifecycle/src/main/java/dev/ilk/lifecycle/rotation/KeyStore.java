package dev.ilk.lifecycle.rotation;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows keys of clients by their thumbprints: since when, and when they were used last. Uses are
 * noted with what is counted of the record, so none is missed and none is counted twice.
 */
public interface KeyStore {
  /** The most clients that one call takes. */
  int MOST_CLIENTS = 500;

  /** The most keys that are told of one client: those that are known for longest. */
  int MOST_KEYS = 200;

  /**
   * A key that is known.
   *
   * @param thumbprint what it goes by
   * @param since when it was declared first, as far as was looked, or used first
   * @param lastUse when somebody proved themselves by it last
   * @param told how far it was told how long it is in use; 0 at first
   */
  record Sight(String thumbprint, Instant since, Optional<Instant> lastUse, int told) {}

  /**
   * The keys of clients.
   *
   * @param clients at most {@link #MOST_CLIENTS}
   * @return of each client that has any, in the order in which they became known
   * @throws StoreUnavailable if the store does not answer
   */
  Map<Id.Identity, List<Sight>> of(Set<Id.Identity> clients) throws StoreUnavailable;

  /**
   * Notes keys that are declared, if they are not known yet.
   *
   * @param declared thumbprints by client, of at most {@link #MOST_CLIENTS} clients
   * @param now since when they are known, if that is new
   * @throws StoreUnavailable if it is not known to be stored
   */
  void note(Map<Id.Identity, Set<String>> declared, Instant now) throws StoreUnavailable;

  /**
   * Notes that it was told how long a key is in use, so that it is told once.
   *
   * @param client whose
   * @param thumbprint which
   * @param stage how far, from 1
   * @return false if that far, or further, was told before
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean tell(Id.Identity client, String thumbprint, int stage) throws StoreUnavailable;

  /**
   * Forgets keys that were neither declared nor used for long.
   *
   * @param before last used before that, and not known since later than it
   * @param declared what is declared stays, by client
   * @throws StoreUnavailable if it is not known to be forgotten
   */
  void forget(Instant before, Map<Id.Identity, Set<String>> declared) throws StoreUnavailable;
}
