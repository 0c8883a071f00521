package dev.ilk.elevation;

class MemoryElevationStoreTest extends ElevationStoreConformance {
  private final ElevationStore store = new MemoryElevationStore();

  @Override
  protected ElevationStore store() {
    return store;
  }

  @Override
  protected ElevationStore elsewhere() {
    return store;
  }
}
