package dev.ilk.elevation.sealed;

import dev.ilk.gate.Elevations;
import dev.ilk.gate.Emergencies;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The seals that were opened, and what that gave and still holds. */
public final class OpenSeals implements Emergencies {
  private final SealStore store;
  private final Elevations elevations;

  /**
   * Builds it.
   *
   * @param store where seals are kept
   * @param elevations knows what holds
   */
  public OpenSeals(SealStore store, Elevations elevations) {
    this.store = store;
    this.elevations = elevations;
  }

  @Override
  public List<Open> open(Instant now) throws PartUnavailable {
    try {
      List<Open> open = new ArrayList<>();
      for (StoredSeal seal : store.opened()) {
        elevations
            .holding(seal.human(), now)
            .forEach(elevation -> open.add(new Open(seal.name(), elevation)));
      }
      return List.copyOf(open);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("seals cannot be read", e);
    }
  }
}
