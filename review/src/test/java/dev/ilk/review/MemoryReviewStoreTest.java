package dev.ilk.review;

class MemoryReviewStoreTest extends ReviewStoreConformance {
  private final ReviewStore store = new MemoryReviewStore();

  @Override
  protected ReviewStore store() {
    return store;
  }

  @Override
  protected ReviewStore elsewhere() {
    return store;
  }
}
