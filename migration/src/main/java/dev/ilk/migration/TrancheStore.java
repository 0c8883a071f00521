package dev.ilk.migration;

import dev.ilk.gate.migration.Tranche;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/** Keeps which static secrets are replaced together. Nothing here changes which those are. */
public interface TrancheStore {

  /**
   * Keeps a tranche and gives its secrets to it, whole or not at all.
   *
   * @param tranche not approved; its digest and total are of the secrets
   * @param secrets 1 to {@link Tranche#MOST}, each once
   * @return false if one of them is of another tranche, or neither ranked nor proposed any more
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean add(Tranche tranche, List<Id.Secret> secrets) throws StoreUnavailable;

  /**
   * A tranche.
   *
   * @param id which
   * @return with how far its secrets are; empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Tranche> find(Id.Tranche id) throws StoreUnavailable;

  /**
   * The latest tranches.
   *
   * @param limit at most so many, 1 to 1000
   * @return the latest first
   * @throws StoreUnavailable if the store does not answer
   */
  List<Tranche> latest(int limit) throws StoreUnavailable;

  /**
   * Keeps that somebody approved a tranche. Of one that is approved nothing changes.
   *
   * @param id which
   * @param approved by whom and when
   * @throws StoreUnavailable if it is not known to be stored
   */
  void approve(Id.Tranche id, Tranche.Approved approved) throws StoreUnavailable;
}
