package dev.ilk.keys;

import static dev.ilk.keys.Results.outcome;
import static dev.ilk.keys.Results.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootKeyTest {
  @TempDir Path folder;

  @Test
  void the_first_start_makes_a_key_that_only_its_owner_can_use() throws Exception {
    Path file = folder.resolve("root.key");
    String id = value(RootKey.loadOrCreate(file)).id();
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(id, value(RootKey.loadOrCreate(file)).id(), "the next start finds it");
    assertEquals(List.of(file), list(), "and nothing else is left");
    assertFalse(Files.readString(file).contains(id));
  }

  @Test
  void processes_that_start_at_once_get_the_same_key() throws Exception {
    Path file = folder.resolve("root.key");
    CountDownLatch start = new CountDownLatch(1);
    Set<String> ids = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<String>> attempts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        attempts.add(
            threads.submit(() -> {
              start.await();
              return value(RootKey.loadOrCreate(file)).id();
            }));
      }
      start.countDown();
      for (Future<String> attempt : attempts) {
        ids.add(attempt.get());
      }
    }
    assertEquals(1, ids.size());
    assertEquals(List.of(file), list());
  }

  @Test
  void a_file_that_others_may_read_is_refused() throws Exception {
    Path file = folder.resolve("root.key");
    value(RootKey.loadOrCreate(file));
    for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      assertEquals("secret_exposed", outcome(RootKey.loadOrCreate(file)), mode);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    assertEquals("ok", outcome(RootKey.loadOrCreate(file)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 31, 33, 64})
  void a_key_of_another_length_is_refused(int bytes) {
    String text = Base64.getEncoder().encodeToString(new byte[bytes]);
    assertEquals(bytes == 0 ? "secret_missing" : "root_key_malformed", outcome(load(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "!!!!", "ab-_", " "})
  void what_is_not_base64_is_refused_without_being_repeated(String text) {
    String shown = load(text).toString();
    assertTrue(shown.contains("root_key_malformed"), shown);
    assertFalse(shown.contains("`" + text + "`"), shown);
  }

  @Test
  void a_damaged_file_is_refused_and_not_replaced() throws Exception {
    Path file = folder.resolve("root.key");
    value(RootKey.loadOrCreate(file));
    Files.writeString(file, "");
    assertEquals("secret_missing", outcome(RootKey.loadOrCreate(file)));
    assertEquals("", Files.readString(file));
  }

  @Test
  void a_folder_that_is_not_there_is_a_clear_problem() {
    Path file = folder.resolve("absent/root.key");
    assertEquals("root_key_not_created", outcome(RootKey.loadOrCreate(file)));
  }

  private static Result<RootKey> load(String text) {
    return RootKey.load(new SecretRef.Environment("ROOT"), name -> text);
  }

  private List<Path> list() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
