package dev.ilk.issue.federation;

class MemoryFederationsTest extends FederationStoreConformance {
  private final MemoryFederations federations = new MemoryFederations();

  @Override
  protected FederationStore store() {
    return federations;
  }

  @Override
  protected FederationStore elsewhere() {
    return federations;
  }
}
