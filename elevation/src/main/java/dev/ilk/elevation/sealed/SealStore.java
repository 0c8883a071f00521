package dev.ilk.elevation.sealed;

import dev.ilk.elevation.StoredElevation;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/** Keeps seals. What is written is durable once the method returns. */
public interface SealStore {

  /**
   * Keeps a new seal, in place of any that was of its name: that one's shares and its pass hold no
   * more.
   *
   * @param seal whole
   * @throws StoreUnavailable if it is not known to be stored
   */
  void seal(StoredSeal seal) throws StoreUnavailable;

  /**
   * A seal.
   *
   * @param name of any content
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<StoredSeal> find(String name) throws StoreUnavailable;

  /**
   * The seals that were opened and not sealed anew.
   *
   * @return by name
   * @throws StoreUnavailable if the store does not answer
   */
  List<StoredSeal> opened() throws StoreUnavailable;

  /**
   * Uses a seal up and begins the elevation that it gives, both or neither, compare-and-swap.
   *
   * @param seal whole, as it was read
   * @param pass a digest of the pass that is handed out
   * @param elevation begun
   * @return false if it was opened or sealed anew meanwhile; then nothing is written
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean open(StoredSeal seal, String pass, StoredElevation elevation) throws StoreUnavailable;
}
