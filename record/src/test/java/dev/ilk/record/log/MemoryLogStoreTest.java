package dev.ilk.record.log;

import org.junit.jupiter.api.Nested;

/** Keeps the store that other tests stand on to the port's promises. */
class MemoryLogStoreTest {
  private final MemoryLogStore store = new MemoryLogStore();

  @Nested
  class AsLogStore extends LogStoreConformance {
    @Override
    protected LogStore open() {
      return store;
    }
  }

  @Nested
  class AsCheckpointStore extends CheckpointStoreConformance {
    @Override
    protected CheckpointStore open() {
      return store;
    }
  }
}
