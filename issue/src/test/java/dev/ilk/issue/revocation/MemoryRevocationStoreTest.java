package dev.ilk.issue.revocation;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Status;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Id;

class MemoryRevocationStoreTest extends RevocationStoreConformance {
  private final MemoryRevocationStore store = new MemoryRevocationStore();

  @Override
  protected RevocationStore open() {
    return store;
  }

  @Override
  protected Changes changes() {
    return store.changes();
  }

  @Override
  protected void enrol(Actor actor) {
    store.enrol(actor);
  }

  @Override
  protected Status status(Id.Identity id) {
    return store.status(id);
  }
}
