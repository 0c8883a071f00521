package dev.ilk.guard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A queue on disk, and what is left of it after all that can happen to a disk. */
class SpoolTest {
  @TempDir Path folder;

  @Test
  void lines_come_back_in_their_order() throws IOException {
    try (Spool spool = open()) {
      append(spool, 0, 10);
      assertEquals(texts(0, 10), drain(spool));
      assertEquals(List.of(), spool.oldest(1));
      append(spool, 10, 12);
      assertEquals(texts(10, 12), drain(spool));
    }
  }

  @Test
  void what_is_left_is_there_for_the_next_to_open_the_folder() throws IOException {
    try (Spool spool = open()) {
      append(spool, 0, 10);
      take(spool, 4);
    }
    try (Spool spool = open()) {
      append(spool, 10, 12);
      assertEquals(texts(4, 12), drain(spool));
    }
    try (Spool spool = open()) {
      assertEquals(List.of(), drain(spool));
    }
  }

  @Test
  void files_are_deleted_when_all_of_them_was_removed() throws IOException {
    byte[] large = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    try (Spool spool = Spool.open(folder, 8 << 20)) {
      for (int i = 0; i < 40; i++) {
        spool.append(large);
      }
      assertTrue(files() > 2);
      for (int i = 0; i < 40; i++) {
        assertArrayEquals(large, spool.oldest(1).getFirst());
        spool.remove(1);
      }
      assertEquals(List.of(), spool.oldest(1));
      assertEquals(1, files());
    }
  }

  @Test
  void what_has_no_room_is_refused_until_there_is_some() throws IOException {
    byte[] large = "x".repeat(200_000).getBytes(StandardCharsets.UTF_8);
    try (Spool spool = open()) {
      for (int i = 0; i < 5; i++) {
        spool.append(large);
      }
      assertThrows(IOException.class, () -> spool.append(large));
      assertTrue(spool.waiting() <= Spool.LEAST);
      take(spool, 1);
      spool.append(large);
      assertEquals(5, drain(spool).size());
      assertThrows(IOException.class, () -> spool.append(new byte[Spool.LONGEST + 1]));
    }
  }

  @Test
  void a_line_that_a_crash_cut_is_dropped_and_the_next_is_written_after_the_last_whole_one()
      throws IOException {
    try (Spool spool = open()) {
      append(spool, 0, 3);
    }
    Files.writeString(first(), "1234abcd {\"cut", StandardOpenOption.APPEND);
    try (Spool spool = open()) {
      append(spool, 3, 5);
      assertEquals(texts(0, 5), drain(spool));
    }
    assertFalse(Files.exists(folder.resolve("set-aside.log")));
  }

  @Test
  void a_line_that_was_altered_is_set_aside_and_the_others_come_back() throws IOException {
    try (Spool spool = open()) {
      append(spool, 0, 3);
    }
    Files.writeString(first(), Files.readString(first()).replace("\"n\":1", "\"n\":7"));
    try (Spool spool = open()) {
      assertEquals(List.of(text(0), text(2)), drain(spool));
      assertTrue(spool.waiting() > 0, "what was set aside takes room");
    }
    assertTrue(Files.readString(folder.resolve("set-aside.log")).contains("\"n\":7"));
  }

  @Test
  void whatever_is_in_the_folder_every_whole_line_after_the_note_comes_back() throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < 60; round++) {
      Path place = folder.resolve("round-" + round);
      try (Spool spool = Spool.open(place, Spool.LEAST)) {
        append(spool, 0, 20);
        take(spool, random.nextInt(20));
      }
      byte[] bytes = Files.readAllBytes(place.resolve("reports-1.log"));
      for (int edits = random.nextInt(5); edits > 0; edits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(place.resolve("reports-1.log"), bytes);
      Files.writeString(
          place.resolve("sent"), List.of("", "1 x\n", "1 99999999\n", "1 0\n").get(round % 4));
      try (Spool spool = Spool.open(place, Spool.LEAST)) {
        spool.append(text(99).getBytes(StandardCharsets.UTF_8));
        List<String> back = drain(spool);
        assertEquals(text(99), back.getLast());
      }
    }
  }

  @Test
  void one_process_uses_a_folder_at_a_time() throws IOException {
    try (Spool spool = open()) {
      append(spool, 0, 1);
      assertThrows(IOException.class, this::open);
    }
    open().close();
  }

  @Test
  void threads_that_append_at_once_lose_nothing() throws Exception {
    ConcurrentLinkedQueue<String> expected = new ConcurrentLinkedQueue<>();
    try (Spool spool = Spool.open(folder, 16 << 20)) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        int from = t * 100;
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  for (int i = from; i < from + 100; i++) {
                    try {
                      spool.append(text(i).getBytes(StandardCharsets.UTF_8));
                      expected.add(text(i));
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(expected.stream().sorted().toList(), drain(spool).stream().sorted().toList());
      assertEquals(800, expected.size());
    }
  }

  private Spool open() throws IOException {
    return Spool.open(folder, Spool.LEAST);
  }

  private Path first() {
    return folder.resolve("reports-1.log");
  }

  private long files() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> entry.getFileName().toString().startsWith("reports")).count();
    }
  }

  private static String text(int n) {
    return "{\"n\":%d}".formatted(n);
  }

  private static List<String> texts(int from, int to) {
    return IntStream.range(from, to).mapToObj(SpoolTest::text).toList();
  }

  private static void append(Spool spool, int from, int to) throws IOException {
    for (String text : texts(from, to)) {
      spool.append(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<String> take(Spool spool, int count) throws IOException {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(new String(spool.oldest(1).getFirst(), StandardCharsets.UTF_8));
      spool.remove(1);
    }
    return taken;
  }

  /** Gives out up to three at once, and ends with them one by one. */
  private static List<String> drain(Spool spool) throws IOException {
    List<String> taken = new ArrayList<>();
    while (true) {
      List<byte[]> lines = spool.oldest(3);
      if (lines.isEmpty()) {
        return taken;
      }
      for (byte[] line : lines) {
        taken.add(new String(line, StandardCharsets.UTF_8));
        spool.remove(1);
      }
    }
  }
}
