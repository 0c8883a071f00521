package dev.ilk.prove.human.grant;

import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;

/** How the request of a device stands, on all nodes. */
@FunctionalInterface
public interface DevicePolls {

  /** What a device is told that asks (RFC 8628, section 3.5). */
  enum Poll {
    /** The person has not answered. */
    WAITING,
    /** The same, and the device asks more often than it was told to. */
    TOO_FAST,
    /** The person said no. */
    DENIED,
    /** The person said yes: the device code can be redeemed. */
    GRANTED,
    /** It is too late, or there never was such a request. */
    OVER
  }

  /**
   * Notes that a device asks; whoever asks too fast must wait five seconds longer from then on.
   *
   * @param digest of the device code
   * @param now the present
   * @return how its request stands
   * @throws StoreUnavailable if the store does not answer
   */
  Poll poll(String digest, Instant now) throws StoreUnavailable;
}
