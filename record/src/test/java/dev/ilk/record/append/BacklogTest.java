package dev.ilk.record.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.record.Samples;
import dev.ilk.record.entry.Draft;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which batches the writer takes. The spacing is a day: what comes back came without it. */
@Timeout(60)
class BacklogTest {
  private static final int MOST = 4;

  private final Backlog backlog =
      new Backlog(
          new LogLimits(
              100,
              1 << 20,
              MOST,
              1 << 20,
              Duration.ofDays(1),
              Duration.ofSeconds(30),
              Duration.ofSeconds(1)));
  private final Draft draft = Draft.of(new Samples().journey().getFirst());

  @Test
  void one_that_comes_alone_is_taken_at_once() throws Exception {
    for (int i = 0; i < 3; i++) {
      offer(1);
      assertEquals(1, taken());
    }
  }

  @Test
  void after_a_batch_of_several_the_next_one_grows_until_it_is_whole() throws Exception {
    offer(2);
    assertEquals(2, taken());
    offer(1);
    try (ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> next = writer.submit(this::taken);
      offer(MOST - 1);
      assertEquals(MOST, next.get());
    }
  }

  @Test
  void closing_ends_the_wait_and_loses_nothing() throws Exception {
    offer(2);
    assertEquals(2, taken());
    offer(1);
    try (ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> last = writer.submit(this::taken);
      backlog.close();
      assertEquals(1, last.get());
    }
    assertTrue(backlog.isDone());
  }

  @Test
  void batches_cannot_overlap() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new LogLimits(
                1, 1, 1, 1, Duration.ofMillis(-1), Duration.ofSeconds(1), Duration.ofSeconds(1)));
  }

  private void offer(int events) {
    for (int i = 0; i < events; i++) {
      assertTrue(backlog.offer(Waiting.of(draft)));
    }
  }

  private int taken() throws InterruptedException {
    List<Waiting> batch = backlog.take(Duration.ofDays(1));
    return batch.size();
  }
}
