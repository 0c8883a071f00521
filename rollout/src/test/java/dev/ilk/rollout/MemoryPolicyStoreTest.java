package dev.ilk.rollout;

import dev.ilk.kernel.Changes;

class MemoryPolicyStoreTest extends PolicyStoreConformance {
  private final MemoryPolicyStore store = new MemoryPolicyStore();

  @Override
  protected PolicyStore store() {
    return store;
  }

  @Override
  protected Changes changes() {
    return store;
  }

  @Override
  protected PolicyStore elsewhere() {
    return store;
  }
}
