package dev.ilk.keys.ring;

import dev.ilk.kernel.Changes;

/** Keeps the store that other tests stand on to the port's promises. */
class MemoryKeyStoreTest extends KeyStoreConformance {
  private final MemoryKeyStore store = new MemoryKeyStore();

  @Override
  protected KeyStore open() {
    return store;
  }

  @Override
  protected Changes changes() {
    return store;
  }
}
