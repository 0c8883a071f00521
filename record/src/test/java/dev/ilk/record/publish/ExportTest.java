package dev.ilk.record.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.record.append.TestLog;
import dev.ilk.record.verify.Fault;
import dev.ilk.record.verify.Verification;
import dev.ilk.record.verify.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
  @TempDir Path folder;
  private final TestLog log = new TestLog();

  @Test
  void an_export_is_a_folder_of_tiles_that_verifies() throws IOException {
    log.grow(600);
    assertEquals(600, export());
    assertEquals(
        Set.of(
            "checkpoint",
            "tile/0/000",
            "tile/0/001",
            "tile/0/002.p/88",
            "tile/1/000.p/2",
            "tile/entries/000",
            "tile/entries/001",
            "tile/entries/002.p/88"),
        files());
    assertEquals(new Verification.Whole(600, log.kept().root(), 600, 2, 0), verifyWithKept());
  }

  @Test
  void exporting_again_adds_what_is_new() throws IOException {
    log.grow(600);
    export();
    Path full = folder.resolve("tile/entries/000");
    byte[] before = Files.readAllBytes(full);
    log.grow(200).grow(List.of(log.samples.large(70_000)));
    assertEquals(801, export());
    assertArrayEquals(before, Files.readAllBytes(full));
    assertTrue(Files.exists(folder.resolve("event/800")));
    assertInstanceOf(Verification.Whole.class, verifyWithKept());
  }

  @Test
  void no_personal_data_leaves_with_an_export() throws IOException {
    log.grow(log.samples.journey());
    export();
    for (String file : files()) {
      String text = Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
      for (String personal : List.of("alice", "bob", "laptop", "mallory")) {
        assertFalse(text.contains(personal), file + " has " + personal);
      }
    }
    assertEquals(new Verification.Whole(6, log.kept().root(), 6, 2, 4), verifyWithKept());
  }

  @Test
  void a_log_without_a_checkpoint_is_not_exported() throws IOException {
    assertEquals(0, export());
    assertEquals(Set.of(), files());
  }

  @Test
  void an_edited_bundle_is_told_by_entry() throws IOException {
    log.grow(600);
    export();
    Path bundle = folder.resolve("tile/entries/001");
    byte[] bytes = Files.readAllBytes(bundle);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("payments", text.indexOf("\"n\":300,"));
    bytes[at] = 'P';
    Files.write(bundle, bytes);
    assertEquals(new Fault(Fault.Kind.EDITED, 300, 300, ""), fault());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tile/entries/001", "tile/entries/002.p/88"})
  void a_missing_or_cut_off_bundle_is_told(String file) throws IOException {
    log.grow(600);
    export();
    Path bundle = folder.resolve(file);
    byte[] bytes = Files.readAllBytes(bundle);
    Files.write(bundle, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    long first = file.contains("002") ? 512 : 256;
    assertEquals(new Fault(Fault.Kind.CUT, first, first, ""), fault());
    Files.delete(bundle);
    assertEquals(new Fault(Fault.Kind.CUT, first, first, ""), fault());
  }

  @Test
  void an_altered_tile_over_true_entries_is_told() throws IOException {
    log.grow(600);
    export();
    Path leaves = folder.resolve("tile/0/001");
    byte[] good = Files.readAllBytes(leaves);
    byte[] bad = good.clone();
    bad[5 * 32] ^= 1;
    Files.write(leaves, bad);
    assertEquals(new Fault(Fault.Kind.HASH_ALTERED, 261, 261, ""), fault());
    Files.write(leaves, good);
    Path above = folder.resolve("tile/1/000.p/2");
    Files.delete(above);
    assertEquals(new Fault(Fault.Kind.TREE_ALTERED, 0, 255, ""), fault());
  }

  @Test
  void a_checkpoint_of_a_shorter_log_is_caught_by_the_one_kept_elsewhere() throws IOException {
    log.grow(300);
    export();
    log.grow(1);
    assertEquals(new Fault(Fault.Kind.CUT, 300, 300, ""), fault());
  }

  @Test
  void a_folder_that_is_no_log_is_an_empty_one() {
    assertEquals(new Fault(Fault.Kind.CUT, 0, 0, ""), faultOf(log.grow(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/001",
        "tile/0/000.p/11",
        "tile/1/000",
        "tile/entries/000.p/11",
        "tile/entries/../../etc/passwd",
        "event/0",
        "event/10",
        "event/999999999999999999",
        "",
        "/"
      })
  void what_was_not_signed_is_not_published(String path) {
    log.grow(10);
    PublishedLog published = new PublishedLog(log.store, log.store);
    assertTrue(published.file("tile/0/000.p/10").isPresent());
    assertTrue(published.file("tile/entries/000.p/3").isPresent());
    assertEquals(Optional.empty(), published.file(path));
  }

  private long export() throws IOException {
    return Export.into(log.store, log.store, folder);
  }

  private Verification verifyWithKept() {
    return Verifier.verify(new FolderSource(folder), log.verifierKeys(), Optional.of(log.kept()));
  }

  /** The fault without its sentence. */
  private Fault fault() {
    return faultOf(log);
  }

  private Fault faultOf(TestLog of) {
    Verification verification =
        Verifier.verify(new FolderSource(folder), of.verifierKeys(), Optional.of(of.kept()));
    Fault fault = assertInstanceOf(Verification.Broken.class, verification).fault();
    return new Fault(fault.kind(), fault.from(), fault.to(), "");
  }

  private Set<String> files() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .forEach(names::add);
    }
    return names;
  }
}
