package dev.ilk.prove.human.login;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Pending sign-ins of one process. */
public final class InMemoryPendingLogins implements PendingLogins {
  private final Map<String, PendingLogin> logins = new ConcurrentHashMap<>();

  /** Without any. */
  public InMemoryPendingLogins() {}

  @Override
  public void put(PendingLogin login) {
    logins.put(login.stateDigest(), login);
  }

  @Override
  public Optional<PendingLogin> take(String stateDigest, Instant now) {
    return Optional.ofNullable(logins.remove(stateDigest))
        .filter(login -> now.isBefore(login.expires()));
  }

  @Override
  public int prune(Instant now) {
    int before = logins.size();
    logins.values().removeIf(login -> !now.isBefore(login.expires()));
    return before - logins.size();
  }

  /** All that is stored, as a thief would read it. */
  @Override
  public String toString() {
    return logins.values().toString();
  }
}
