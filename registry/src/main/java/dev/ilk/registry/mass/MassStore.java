package dev.ilk.registry.mass;

import dev.ilk.gate.mass.MassPlan;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps mass changes. What is written is durable once the method returns. */
public interface MassStore {
  /** The most identities that one call takes or gives. */
  int MOST = 1000;

  /**
   * An identity of a plan.
   *
   * @param identity which
   * @param subject the same, for people
   */
  record Member(Id.Identity identity, String subject) {}

  /**
   * Adds a plan with its identities, whole or not at all.
   *
   * @param plan under a name that is not taken, in state planned
   * @param members each once
   * @throws StoreUnavailable if it is not known to be stored
   */
  void add(MassPlan plan, List<Member> members) throws StoreUnavailable;

  /**
   * A plan.
   *
   * @param id which
   * @return as it stands; empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<MassPlan> find(Id.MassChange id) throws StoreUnavailable;

  /**
   * Identities of a plan, in the order of their subjects.
   *
   * @param id which plan
   * @param left whether only those that are still to be changed
   * @param limit at most so many, 1 to {@link #MOST}
   * @return the first of them
   * @throws StoreUnavailable if the store does not answer
   */
  List<Member> members(Id.MassChange id, boolean left, int limit) throws StoreUnavailable;

  /**
   * Puts a reviewed plan under way. Of a plan that is under way or done already nothing changes.
   *
   * @param id which
   * @throws StoreUnavailable if it is not known to be stored
   */
  void begin(Id.MassChange id) throws StoreUnavailable;

  /**
   * Notes that identities are changed. Idempotent.
   *
   * @param id which plan
   * @param members which identities; those that it did not have are added
   * @param done whether they are changed, or have been found to be still to be
   * @throws StoreUnavailable if it is not known to be stored
   */
  void note(Id.MassChange id, List<Member> members, boolean done) throws StoreUnavailable;

  /**
   * Notes that all of it is done. Idempotent.
   *
   * @param id which
   * @throws StoreUnavailable if it is not known to be stored
   */
  void finish(Id.MassChange id) throws StoreUnavailable;

  /**
   * Takes a plan that is under way and that no node works at.
   *
   * @param now the present
   * @param until how long no other node gets it
   * @return the oldest; empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<MassPlan> claim(Instant now, Instant until) throws StoreUnavailable;
}
