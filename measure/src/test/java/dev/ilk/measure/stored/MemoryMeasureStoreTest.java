package dev.ilk.measure.stored;

class MemoryMeasureStoreTest extends MeasureStoreConformance {
  private final MemoryMeasureStore store = new MemoryMeasureStore();

  @Override
  protected MeasureStore store() {
    return store;
  }

  @Override
  protected MeasureStore elsewhere() {
    return store;
  }
}
