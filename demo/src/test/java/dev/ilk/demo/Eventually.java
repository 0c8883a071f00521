package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks again until the answer is as it should be: what is told to others takes its moment. */
final class Eventually {
  private static final int MOST_TRIES = 300;
  private static final int PAUSE_MILLIS = 100;

  private Eventually() {}

  /** A question. */
  interface Question {
    Answer ask() throws Exception;
  }

  /** The first answer with a status; fails if none comes. */
  static Answer answers(int status, Question question) throws Exception {
    CountDownLatch pause = new CountDownLatch(1);
    Answer answer = question.ask();
    for (int i = 0; i < MOST_TRIES && answer.status() != status; i++) {
      boolean _ = pause.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      answer = question.ask();
    }
    assertEquals(status, answer.status(), answer.text());
    return answer;
  }

  /** Something that is to come about. */
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Fails if it never comes about. */
  static void holds(Condition condition) throws Exception {
    CountDownLatch pause = new CountDownLatch(1);
    boolean held = condition.holds();
    for (int i = 0; i < MOST_TRIES && !held; i++) {
      boolean _ = pause.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      held = condition.holds();
    }
    assertTrue(held);
  }

  /** What a command line says once it says something; fails if it never does. */
  static Told says(String text, Supplier<Told> command) throws InterruptedException {
    CountDownLatch pause = new CountDownLatch(1);
    Told told = command.get();
    for (int i = 0; i < MOST_TRIES && !told.text().contains(text); i++) {
      boolean _ = pause.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      told = command.get();
    }
    assertTrue(told.text().contains(text), told.text());
    return told;
  }
}
