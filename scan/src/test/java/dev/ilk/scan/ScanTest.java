package dev.ilk.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Result;
import dev.ilk.scan.report.JsonReport;
import dev.ilk.scan.report.Sarif;
import dev.ilk.scan.rule.Rule;
import dev.ilk.scan.rule.RuleFile;
import dev.ilk.scan.rule.RuleSet;
import dev.ilk.scan.rule.Shape;
import dev.ilk.scan.rule.Strength;
import dev.ilk.scan.source.Folder;
import dev.ilk.scan.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String GITHUB = "ghp_<alnum:30><crc32>";

  @TempDir Path folder;

  static ScanReport scan(Marks marks, Source... sources) throws Exception {
    return new Scan(new RuleSet(RuleFile.builtIn()), marks, 2, 64 << 20)
        .run(List.of(sources), _ -> {});
  }

  private ScanReport scan() throws Exception {
    return scan(Marks.none(), new Folder(folder));
  }

  @Test
  void a_secret_of_every_kind_is_found_where_it_was_put() throws Exception {
    Random random = new Random(7);
    Set<String> planted = new TreeSet<>();
    for (Rule rule : RuleFile.builtIn()) {
      for (String shape : rule.shapes()) {
        Files.writeString(
            folder.resolve(rule.id() + ".txt"), "first line\n" + Shape.make(shape, random) + "\n");
        planted.add(rule.id());
      }
    }
    ScanReport report = scan();
    Set<String> found =
        report.leaks().stream()
            .flatMap(leak -> leak.places().stream())
            .map(spot -> Path.of(spot.place().path()).getFileName().toString())
            .map(name -> name.substring(0, name.length() - 4))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(planted.size() > 60);
    assertEquals(planted, found);
    assertTrue(report.leaks().stream().allMatch(leak -> leak.places().getFirst().line() >= 2));
  }

  @Test
  void the_secret_itself_leaves_in_no_report() throws Exception {
    String token = Shape.make(GITHUB, new Random(3));
    Files.writeString(folder.resolve("a.env"), "TOKEN=" + token);
    ScanReport report = scan();
    assertEquals(1, report.open().size());
    String body = token.substring(8, 32);
    for (String text :
        List.of(
            JsonReport.of(report).toString(),
            Sarif.of(report, "1").toString(),
            report.toString())) {
      assertFalse(text.contains(body), text);
      assertTrue(text.contains(report.open().getFirst().fingerprint()));
    }
  }

  @Test
  void a_secret_is_found_wherever_the_buffer_ends() throws Exception {
    String token = Shape.make(GITHUB, new Random(4));
    byte[] noise = "lorem ipsum dolor sit amet\n".repeat(90_000).getBytes(StandardCharsets.UTF_8);
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      // Around the first border of a buffer of one MiB, and anywhere.
      int at = i < 40 ? (1 << 20) - 17_200 + i * 430 : random.nextInt(noise.length);
      byte[] text = noise.clone();
      byte[] line = ("\nTOKEN=" + token + "\n").getBytes(StandardCharsets.UTF_8);
      System.arraycopy(line, 0, text, Math.min(at, text.length - line.length), line.length);
      Path file = Files.write(folder.resolve("noise.txt"), text);
      ScanReport report = scan();
      assertEquals(1, report.leaks().size(), "at " + at);
      assertEquals(1, report.leaks().getFirst().times(), "at " + at);
      long line1 = report.leaks().getFirst().places().getFirst().line();
      List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      assertTrue(lines.get((int) line1 - 1).contains(token), "at " + at);
    }
  }

  @Test
  void the_surest_rule_speaks_for_what_several_match() throws Exception {
    String token = Shape.make(GITHUB, new Random(6));
    Files.writeString(folder.resolve("a.env"), "auth_token: \"" + token + "\"\n");
    ScanReport report = scan();
    assertEquals(1, report.leaks().size());
    assertEquals("github-token", report.leaks().getFirst().rule().id());
    assertEquals(Strength.CHECKED, report.leaks().getFirst().strength());
  }

  @Test
  void archives_within_archives_are_read() throws Exception {
    String token = Shape.make(GITHUB, new Random(8));
    byte[] layer = gzip(tar("app/config.env", ("TOKEN=" + token).getBytes(StandardCharsets.UTF_8)));
    byte[] jar = zip("inner/layer.tar.gz", layer);
    Files.write(folder.resolve("image.tar"), tar("blobs/sha256/abc", jar));
    ScanReport report = scan();
    assertEquals(
        folder.resolve("image.tar") + "!blobs/sha256/abc!inner/layer.tar.gz!app/config.env",
        report.leaks().getFirst().places().getFirst().place().path());
  }

  @Test
  void what_unfolds_for_ever_is_cut_and_told() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        out.write(zeros);
      }
    }
    Files.write(folder.resolve("bomb.gz"), bomb.toByteArray());
    ScanReport report = scan();
    assertEquals(1, report.unreadCount());
    assertEquals("unfolds to more than a scan reads of one file", report.unread().getFirst().why());
  }

  @Test
  void broken_archives_are_told_and_stop_nothing() throws Exception {
    Random random = new Random(9);
    byte[] whole = gzip(tar("a", new byte[5_000]));
    byte[] zipped = zip("a", new byte[5_000]);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = (i % 2 == 0 ? whole : zipped).clone();
      for (int j = 0; j < 1 + random.nextInt(8); j++) {
        damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
      }
      Files.write(folder.resolve("damaged-" + i), damaged);
    }
    Files.writeString(folder.resolve("z.env"), "TOKEN=" + Shape.make(GITHUB, random));
    ScanReport report = scan();
    assertEquals(
        1, report.leaks().stream().filter(l -> l.rule().id().equals("github-token")).count());
    assertTrue(report.unreadCount() > 0);
  }

  @Test
  void what_is_marked_stays_marked_and_the_rest_is_open() throws Exception {
    Path file = folder.resolve("marks/marks.json");
    Files.createDirectories(file.getParent());
    Path code = Files.createDirectories(folder.resolve("code"));
    Files.writeString(code.resolve("a.env"), "TOKEN=" + Shape.make(GITHUB, new Random(10)));
    Marks marks = Marks.none();
    ScanReport first = scan(marks, new Folder(code));
    String fingerprint = first.open().getFirst().fingerprint();
    assertInstanceOf(Result.Ok.class, marks.mark(fingerprint, "revoked long ago", "ana", NOW));
    marks.write(file);

    Files.writeString(code.resolve("b.env"), "TOKEN=" + Shape.make(GITHUB, new Random(11)));
    Marks again = ((Result.Ok<Marks>) Marks.read(file)).value();
    ScanReport second = scan(again, new Folder(code));
    assertEquals(2, second.leaks().size());
    assertEquals(1, second.open().size());
    assertFalse(second.open().getFirst().fingerprint().equals(fingerprint));
  }

  @Test
  void a_line_speaks_for_itself_and_for_no_other() throws Exception {
    String token = Shape.make(GITHUB, new Random(12));
    Files.writeString(folder.resolve("a.py"), "t = '" + token + "'  # ilk-scan:allow a dead one\n");
    assertEquals(List.of(), scan().open());
    assertEquals("a dead one", scan().leaks().getFirst().allowed().orElseThrow());
    Files.writeString(folder.resolve("b.py"), "t = '" + token + "'\n");
    assertEquals(1, scan().open().size());
  }

  @Test
  void marks_without_a_reason_and_damaged_files_are_refused() throws IOException {
    assertInstanceOf(Result.Failed.class, Marks.none().mark("0".repeat(24), " ", "", NOW));
    assertInstanceOf(Result.Failed.class, Marks.none().mark("no", "why", "", NOW));
    for (String hostile :
        List.of("", "{}", "[]", "{\"salt\":\"zz\"}", "{\"salt\":\"00\"}", "{\"salt\":1,")) {
      assertInstanceOf(Result.Failed.class, Marks.parse("marks.json", hostile), hostile);
    }
  }

  @Test
  void words_and_code_without_secrets_are_left_alone() throws Exception {
    Files.writeString(
        folder.resolve("Clean.java"),
        """
        String password = System.getenv("DB_PASSWORD");
        String token = tokenSource.fetchAccessToken(client_id);
        // password: at least 12 characters, secret = see the wiki
        api_key: ${API_KEY_42}
        private static final String PASSWORD_FIELD = "password-field-name";
        secret_key_base: <%= ENV["SECRET_KEY_BASE"] %>
        url = "https://user:${PASSWORD}@example.org/"
        sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
        """);
    assertEquals(List.of(), scan().leaks());
  }

  private static byte[] tar(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
      out.closeEntry();
    }
    return bytes.toByteArray();
  }
}
