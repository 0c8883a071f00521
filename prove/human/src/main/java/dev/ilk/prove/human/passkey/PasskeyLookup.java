package dev.ilk.prove.human.passkey;

import dev.ilk.actor.Passkey;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/** Finds the passkeys that any node has enrolled, and keeps their counts. */
public interface PasskeyLookup {

  /**
   * A person's passkeys.
   *
   * @param holder whose
   * @return as every node sees them now, the oldest first
   * @throws StoreUnavailable if the store does not answer
   */
  List<Passkey> of(Id.Identity holder) throws StoreUnavailable;

  /**
   * Notes that a passkey was used, compare-and-swap on its count of signatures; durable once it
   * returns.
   *
   * @param passkey as it was found
   * @param count the authenticator's count now
   * @param at when
   * @return false if it is gone or was used meanwhile with another count; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean used(Passkey passkey, long count, Instant at) throws StoreUnavailable;
}
