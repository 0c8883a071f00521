package dev.ilk.issue.factor;

import dev.ilk.prove.human.passkey.PasskeyLookup;

class InMemoryFactorsTest extends FactorStoreConformance {
  private final InMemoryFactors factors = new InMemoryFactors();

  @Override
  protected PasskeyStore passkeys() {
    return factors;
  }

  @Override
  protected PasskeyLookup lookup() {
    return factors;
  }

  @Override
  protected RecoveryStore recoveries() {
    return factors;
  }
}
