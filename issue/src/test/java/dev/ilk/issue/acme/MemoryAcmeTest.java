package dev.ilk.issue.acme;

import org.junit.jupiter.api.Nested;

class MemoryAcmeTest {

  @Nested
  class AsAccounts extends AccountStoreConformance {
    private final MemoryAcme memory = new MemoryAcme();

    @Override
    protected AccountStore store() {
      return memory;
    }

    @Override
    protected AccountStore elsewhere() {
      return memory;
    }
  }

  @Nested
  class AsOrders extends OrderStoreConformance {
    private final MemoryAcme memory = new MemoryAcme();

    @Override
    protected OrderStore store() {
      return memory;
    }

    @Override
    protected OrderStore elsewhere() {
      return memory;
    }
  }
}
