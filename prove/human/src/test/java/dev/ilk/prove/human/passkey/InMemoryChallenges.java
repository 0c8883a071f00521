package dev.ilk.prove.human.passkey;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Challenges of one process. */
public final class InMemoryChallenges implements Challenges {
  private final Map<String, Challenge> challenges = new ConcurrentHashMap<>();

  /** Without any. */
  public InMemoryChallenges() {}

  @Override
  public void put(Challenge challenge) {
    challenges.put(challenge.digest(), challenge);
  }

  @Override
  public Optional<Challenge> take(String digest, Instant now) {
    return Optional.ofNullable(challenges.remove(digest))
        .filter(challenge -> now.isBefore(challenge.expires()));
  }

  @Override
  public int prune(Instant now) {
    int before = challenges.size();
    challenges.values().removeIf(challenge -> !now.isBefore(challenge.expires()));
    return before - challenges.size();
  }
}
