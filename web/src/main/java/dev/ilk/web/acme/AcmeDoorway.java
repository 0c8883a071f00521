package dev.ilk.web.acme;

import dev.ilk.actor.Environment;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.workload.AcmePlane;
import dev.ilk.web.http.Doorway;
import java.time.Instant;
import java.util.Optional;

/**
 * What the doors of the ACME servers need.
 *
 * @param doorway the way to the gate
 * @param base Ilk's public address, without a trailing slash
 * @param plane how their clients prove themselves
 * @param publications what everyone may know
 */
public record AcmeDoorway(
    Doorway doorway, String base, AcmePlane plane, Publications publications) {

  /** What everyone may know of the ACME servers. */
  public interface Publications {
    /**
     * Whether there is an environment of a name.
     *
     * @param environment as named in a request
     * @return true if it is registered
     * @throws StoreUnavailable if that cannot be known now
     */
    boolean serves(Environment environment) throws StoreUnavailable;

    /**
     * When a certificate should be renewed (RFC 9773).
     *
     * @param environment by whose authority it was issued
     * @param serial its serial number in hexadecimal
     * @return since when and until when; empty if none was issued
     * @throws PartUnavailable if that cannot be known now
     */
    Optional<Window> renewal(Environment environment, String serial) throws PartUnavailable;
  }

  /**
   * A time in which to renew.
   *
   * @param start since when
   * @param end until when
   */
  public record Window(Instant start, Instant end) {}

  Links links(Environment environment) {
    return Links.of(base, environment);
  }

  Instant now() {
    return doorway.clock().instant();
  }
}
