package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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
}
