package dev.ilk.registry.stored;

import dev.ilk.kernel.Changes;

class InMemoryDelegationStoreTest extends DelegationStoreConformance {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected DelegationStore store() {
    return store;
  }

  @Override
  protected Changes changes() {
    return store;
  }
}
