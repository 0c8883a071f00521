package dev.ilk.lifecycle;

import dev.ilk.registry.stored.InMemoryStore;
import dev.ilk.registry.stored.RegistryStore;

class MemoryLapseStoreTest extends LapseStoreConformance {
  private final RegistryStore registry = new InMemoryStore();
  private final LapseStore store = new MemoryLapseStore(registry);

  @Override
  protected LapseStore store() {
    return store;
  }

  @Override
  protected LapseStore elsewhere() {
    return store;
  }

  @Override
  protected RegistryStore registry() {
    return registry;
  }
}
