package dev.ilk.record.tlog;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;

/** Real keys that end with the test. */
public final class TestKeys {
  private TestKeys() {}

  /** A fresh key under a name. */
  public static NoteSigner signer(String name) {
    return NoteSigner.named(name, Signer.ephemeral(Algorithm.EDDSA));
  }
}
