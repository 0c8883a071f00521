package dev.ilk.lifecycle;

import dev.ilk.gate.lifecycle.Decommissioning;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/** Keeps what was taken out of use. What is written is durable once the method returns. */
public interface RetiredStore {

  /**
   * Notes one that is to be taken out of use, in place of what was noted of it before.
   *
   * @param retired under way
   * @param until how long no other node gets it
   * @throws StoreUnavailable if it is not known to be stored
   */
  void note(Retired retired, Instant until) throws StoreUnavailable;

  /**
   * What is noted of an identity.
   *
   * @param identity which
   * @return empty if nothing
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Retired> find(Id.Identity identity) throws StoreUnavailable;

  /**
   * Goes on to another state, compare-and-swap.
   *
   * @param identity which
   * @param from the state that it is expected in
   * @param to the next
   * @return whether it was in that state
   * @throws StoreUnavailable if the store does not answer
   */
  boolean move(Id.Identity identity, Decommissioning.State from, Decommissioning.State to)
      throws StoreUnavailable;

  /**
   * Takes one that is under way, or whose time to undo is over, and that no node works at.
   *
   * @param now the present
   * @param until how long no other node gets it
   * @return the one whose time is over first; empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Retired> claim(Instant now, Instant until) throws StoreUnavailable;
}
