package dev.ilk.estate.stored;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Knows from where clients came, as far as the record is counted. */
public interface ClientUses {
  /** Of one client's credential no more addresses are kept than these. */
  int MOST_NETWORKS = 64;

  /**
   * That one came from somewhere, from time to time, with no long pause.
   *
   * @param client which
   * @param credential what it used, of which there is one; an opaque text
   * @param network the address, in text form
   * @param first since when
   * @param last until when
   */
  record Use(Id.Identity client, String credential, String network, Instant first, Instant last) {}

  /**
   * Clients that came from more than one address.
   *
   * @param after goes on after this client
   * @param limit at most so many clients, from 1
   * @return all uses of these, those of one client after another's
   * @throws StoreUnavailable if the store does not answer
   */
  List<Use> spread(Optional<Id.Identity> after, int limit) throws StoreUnavailable;

  /**
   * Forgets what is over.
   *
   * @param before where the last use was before that
   * @throws StoreUnavailable if it is not known to be forgotten
   */
  void forget(Instant before) throws StoreUnavailable;
}
