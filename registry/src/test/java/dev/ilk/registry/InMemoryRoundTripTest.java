package dev.ilk.registry;

import dev.ilk.registry.stored.DelegationStore;
import dev.ilk.registry.stored.InMemoryStore;
import dev.ilk.registry.stored.RegistryStore;

class InMemoryRoundTripTest extends RoundTripConformance {
  private final InMemoryStore full = new InMemoryStore();
  private final InMemoryStore empty = new InMemoryStore();

  @Override
  protected RegistryStore full() {
    return full;
  }

  @Override
  protected RegistryStore empty() {
    return empty;
  }

  @Override
  protected DelegationStore delegations() {
    return full;
  }
}
