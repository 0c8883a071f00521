package dev.ilk.registry.stored;

import dev.ilk.kernel.Changes;

class InMemoryRegistryStoreTest extends RegistryStoreConformance {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected RegistryStore store() {
    return store;
  }

  @Override
  protected Changes changes() {
    return store;
  }
}
