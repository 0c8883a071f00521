package dev.ilk.prove.human.login;

/** The adapter that the other tests use keeps the port's promises too. */
class InMemoryPendingLoginsTest extends PendingLoginsConformance {
  private final PendingLogins pending = new InMemoryPendingLogins();

  @Override
  protected PendingLogins pending() {
    return pending;
  }
}
