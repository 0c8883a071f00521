package dev.ilk.lifecycle.handover;

class MemoryHandOverStoreTest extends HandOverStoreConformance {
  private final MemoryHandOverStore store = new MemoryHandOverStore();

  @Override
  protected HandOverStore store() {
    return store;
  }

  @Override
  protected HandOverStore elsewhere() {
    return store;
  }
}
