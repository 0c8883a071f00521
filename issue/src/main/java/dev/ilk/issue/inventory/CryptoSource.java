package dev.ilk.issue.inventory;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadCryptography;
import java.util.List;

/** Tells of some of the cryptography that there is. Makes no key that is not there. */
@FunctionalInterface
public interface CryptoSource {
  /**
   * What there is.
   *
   * @return no secret among it
   * @throws PartUnavailable if it cannot be said now
   */
  List<ReadCryptography.Asset> assets() throws PartUnavailable;
}
