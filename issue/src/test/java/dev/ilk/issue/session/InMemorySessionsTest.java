package dev.ilk.issue.session;

import dev.ilk.kernel.Changes;
import dev.ilk.prove.human.device.Familiar;
import dev.ilk.prove.human.login.SignedOn;
import dev.ilk.prove.human.session.SessionLookup;

/** The adapter that the other tests use keeps the port's promises too. */
class InMemorySessionsTest extends SessionStoreConformance {
  private final InMemorySessions sessions = new InMemorySessions();

  @Override
  protected SessionStore store() {
    return sessions;
  }

  @Override
  protected SessionLookup lookup() {
    return sessions;
  }

  @Override
  protected OpenSessions.Finding finding() {
    return sessions;
  }

  @Override
  protected SignedOn signedOn() {
    return sessions;
  }

  @Override
  protected Familiar familiar() {
    return sessions;
  }

  @Override
  protected Changes changes() {
    return sessions;
  }
}
