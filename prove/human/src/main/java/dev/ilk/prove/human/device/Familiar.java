package dev.ilk.prove.human.device;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.place.Point;
import java.time.Instant;
import java.util.Optional;

/** Knows from where people have signed in before. */
public interface Familiar {
  /** Knows of nothing. */
  Familiar NOTHING =
      new Familiar() {
        @Override
        public boolean isKnown(Id.Identity human, String device) {
          return false;
        }

        @Override
        public Optional<Sighting> last(Id.Identity human) {
          return Optional.empty();
        }

        @Override
        public int forget(Instant before) {
          return 0;
        }
      };

  /**
   * Where somebody was.
   *
   * @param point the place
   * @param at when
   */
  record Sighting(Point point, Instant at) {}

  /**
   * Whether a person has signed in with a browser before.
   *
   * @param human who
   * @param device the name of the browser's cookie
   * @return true if so, and it was not forgotten since
   * @throws StoreUnavailable if the store does not answer
   */
  boolean isKnown(Id.Identity human, String device) throws StoreUnavailable;

  /**
   * Where a person signed in last.
   *
   * @param human who
   * @return empty if that is not known
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Sighting> last(Id.Identity human) throws StoreUnavailable;

  /**
   * Forgets what was not seen for long.
   *
   * @param before since when
   * @return how much was forgotten
   * @throws StoreUnavailable if the store does not answer
   */
  int forget(Instant before) throws StoreUnavailable;
}
