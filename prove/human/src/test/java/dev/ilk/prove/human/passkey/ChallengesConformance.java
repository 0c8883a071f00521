package dev.ilk.prove.human.passkey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Challenges} promises. Each test begins with an empty store. */
public abstract class ChallengesConformance {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
  private static final Ids IDS = new Ids(() -> NOW);

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract Challenges challenges();

  @Test
  void a_challenge_is_taken_as_it_was_put_and_only_once() throws StoreUnavailable {
    Challenge challenge = challenge("one");
    challenges().put(challenge);
    challenges().put(challenge("other"));
    assertEquals(Optional.of(challenge), challenges().take(challenge.digest(), NOW));
    assertEquals(Optional.empty(), challenges().take(challenge.digest(), NOW));
    assertEquals(Optional.empty(), challenges().take(Sha256.hex("nobody's"), NOW));
  }

  @Test
  void a_challenge_can_be_taken_until_just_before_it_expires() throws StoreUnavailable {
    Challenge early = challenge("early");
    Challenge late = challenge("late");
    challenges().put(early);
    challenges().put(late);
    Instant last = early.expires().minusMillis(1);
    assertEquals(Optional.of(early), challenges().take(early.digest(), last));
    assertEquals(Optional.empty(), challenges().take(late.digest(), late.expires()));
  }

  @Test
  void only_expired_challenges_are_forgotten() throws StoreUnavailable {
    Challenge challenge = challenge("one");
    challenges().put(challenge);
    assertEquals(0, challenges().prune(challenge.expires().minusMillis(1)));
    assertEquals(1, challenges().prune(challenge.expires()));
  }

  @Test
  void of_many_callers_one_takes_it() throws Exception {
    Challenge challenge = challenge("contended");
    challenges().put(challenge);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Optional<Challenge>>> tries =
          IntStream.range(0, 16)
              .<Callable<Optional<Challenge>>>mapToObj(
                  i -> () -> challenges().take(challenge.digest(), NOW))
              .toList();
      List<Future<Optional<Challenge>>> taken = callers.invokeAll(tries);
      assertEquals(1, taken.stream().filter(one -> result(one).isPresent()).count());
    }
  }

  private static Optional<Challenge> result(Future<Optional<Challenge>> future) {
    try {
      return future.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Challenge challenge(String name) {
    return new Challenge(
        Sha256.hex(name),
        IDS.identity(),
        IDS.session(),
        Challenge.Purpose.STEP_UP,
        NOW.plusSeconds(300));
  }
}
