package dev.ilk.issue.offline;

class MemoryImportsTest extends ImportStoreConformance {
  private final MemoryImports store = new MemoryImports();

  @Override
  protected ImportStore store() {
    return store;
  }

  @Override
  protected ImportStore elsewhere() {
    return store;
  }
}
