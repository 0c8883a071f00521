package dev.ilk.approval;

class MemoryApprovalStoreTest extends ApprovalStoreConformance {
  private final MemoryApprovalStore store = new MemoryApprovalStore();

  @Override
  protected ApprovalStore store() {
    return store;
  }

  @Override
  protected ApprovalStore elsewhere() {
    return store;
  }
}
