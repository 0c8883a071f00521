package dev.ilk.prove.federation.possession;

/** The memory that tests of other rooms use keeps the port's promises too. */
class MemoryUsedProofsTest extends UsedProofsConformance {
  private final MemoryUsedProofs used = new MemoryUsedProofs();

  @Override
  protected UsedProofs used() {
    return used;
  }

  @Override
  protected UsedProofs elsewhere() {
    return used;
  }
}
