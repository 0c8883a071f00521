package dev.ilk.prove.human.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.provider.Demand;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link PendingLogins} promises. Each test begins with an empty store. */
public abstract class PendingLoginsConformance {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract PendingLogins pending();

  @Test
  void a_login_is_taken_as_it_was_put_and_only_once() throws StoreUnavailable {
    PendingLogin login = login("one");
    pending().put(login);
    pending().put(login("other"));
    assertEquals(Optional.of(login), pending().take(login.stateDigest(), NOW));
    assertEquals(Optional.empty(), pending().take(login.stateDigest(), NOW));
  }

  @Test
  void an_unknown_login_is_not_taken() throws StoreUnavailable {
    assertEquals(Optional.empty(), pending().take(Sha256.hex("nobody's"), NOW));
  }

  @Test
  void a_login_can_be_taken_until_just_before_it_expires() throws StoreUnavailable {
    PendingLogin early = login("early");
    PendingLogin late = login("late");
    pending().put(early);
    pending().put(late);
    assertEquals(
        Optional.of(early), pending().take(early.stateDigest(), early.expires().minusMillis(1)));
    assertEquals(Optional.empty(), pending().take(late.stateDigest(), late.expires()));
  }

  @Test
  void only_expired_logins_are_forgotten() throws StoreUnavailable {
    PendingLogin login = login("one");
    pending().put(login);
    assertEquals(0, pending().prune(login.expires().minusMillis(1)));
    assertEquals(1, pending().prune(login.expires()));
    assertEquals(Optional.empty(), pending().take(login.stateDigest(), NOW));
  }

  @Test
  void of_many_callers_one_takes_it() throws Exception {
    PendingLogin login = login("contended");
    pending().put(login);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Optional<PendingLogin>>> tries =
          IntStream.range(0, 16)
              .<Callable<Optional<PendingLogin>>>mapToObj(
                  i -> () -> pending().take(login.stateDigest(), NOW))
              .toList();
      List<Future<Optional<PendingLogin>>> taken = callers.invokeAll(tries);
      assertEquals(1, taken.stream().filter(one -> result(one).isPresent()).count());
    }
  }

  private static Optional<PendingLogin> result(Future<Optional<PendingLogin>> future) {
    try {
      return future.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static PendingLogin login(String name) {
    // Stores keep milliseconds.
    Instant begun = NOW.truncatedTo(ChronoUnit.MILLIS);
    return new PendingLogin(
        Sha256.hex("state " + name),
        Sha256.hex("browser " + name),
        "acme",
        name.equals("one") ? new Demand(Optional.of(Duration.ofMinutes(5))) : Demand.NONE,
        new LocalPath("/console/delegations?" + name),
        begun,
        begun.plus(Duration.ofMinutes(10)));
  }
}
