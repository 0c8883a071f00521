package dev.ilk.lifecycle.rotation;

import dev.ilk.kernel.Id;
import java.time.Instant;

class MemoryKeyStoreTest extends KeyStoreConformance {
  private final MemoryKeyStore store = new MemoryKeyStore();

  @Override
  protected KeyStore store() {
    return store;
  }

  @Override
  protected void used(Id.Identity client, String thumbprint, Instant at) {
    store.used(client, thumbprint, at);
  }
}
