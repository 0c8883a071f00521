package dev.ilk.keys;

import static dev.ilk.keys.Results.outcome;
import static dev.ilk.keys.Results.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ilk.kernel.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRefTest {
  @TempDir Path folder;

  @Test
  void a_reference_says_where_the_secret_is() {
    assertEquals(
        new SecretRef.File(Path.of("/run/secrets/db")),
        value(SecretRef.parse("file:/run/secrets/db")));
    assertEquals(
        new SecretRef.Environment("DB_PASSWORD"), value(SecretRef.parse("env:DB_PASSWORD")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2", "file:", "env:", "env:A B", "env:1A", "ENV:A", "file:\0"})
  void a_secret_in_place_of_a_reference_is_refused_and_not_repeated(String text) {
    String shown = SecretRef.parse(text).toString();
    assertEquals("secret_reference_invalid", outcome(SecretRef.parse(text)));
    assertFalse(shown.contains("hunter2"));
  }

  @Test
  void the_value_of_a_variable_is_the_secret() {
    SecretRef reference = new SecretRef.Environment("A");
    assertEquals("x", value(reference.read(Map.of("A", "x")::get)).reveal());
    assertEquals("secret_missing", outcome(reference.read(Map.of("A", "")::get)));
    assertEquals("secret_missing", outcome(reference.read(Map.of("B", "x")::get)));
  }

  @Test
  void the_content_of_a_file_without_its_last_line_break_is_the_secret() throws Exception {
    assertEquals("a\nb", value(read("a\nb\n")).reveal());
    assertEquals("a", value(read("a\r\n")).reveal());
    assertEquals("a\n", value(read("a\n\n")).reveal());
    assertEquals("secret_missing", outcome(read("\n")));
    assertEquals("ok", outcome(read("x".repeat(SecretRef.MAX_BYTES))));
    assertEquals("secret_too_long", outcome(read("x".repeat(SecretRef.MAX_BYTES + 1))));
  }

  @Test
  void a_file_that_is_absent_or_no_file_is_a_clear_problem() throws Exception {
    assertEquals(
        "secret_missing", outcome(new SecretRef.File(folder.resolve("no")).read(name -> null)));
    Path directory = Files.createDirectory(folder.resolve("d"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    assertEquals("secret_unreadable", outcome(new SecretRef.File(directory).read(name -> null)));
  }

  @Test
  void a_secret_does_not_show_itself() throws Exception {
    assertFalse(read("hunter2").toString().contains("hunter2"));
  }

  private Result<Secret> read(String content) throws Exception {
    Path file = folder.resolve("secret");
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return new SecretRef.File(file).read(name -> null);
  }
}
