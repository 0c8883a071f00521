package dev.ilk.lifecycle.rotation;

class MemoryRotationStoreTest extends RotationStoreConformance {
  private final MemoryRotationStore store = new MemoryRotationStore();

  @Override
  protected RotationStore store() {
    return store;
  }

  @Override
  protected RotationStore elsewhere() {
    return store;
  }
}
