package dev.ilk.scan.owner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A repository made for a test. */
final class Clone {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Path folder;

  Clone(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** Writes files, the text behind the path. */
  Clone with(String path, String text) throws IOException {
    return with(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  Clone with(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  Clone commit(String name, String address, Instant when) throws IOException {
    PersonIdent author = new PersonIdent(name, address, when, ZoneOffset.UTC);
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage("work")
          .setAuthor(author)
          .setCommitter(author)
          .setSign(false)
          .setAllowEmpty(true)
          .call();
    } catch (GitAPIException e) {
      throw new IOException(e);
    }
    return this;
  }

  OwnerReading.Read read() throws IOException {
    return OwnerReading.of(folder, "acme/orders", Duration.ofDays(365), NOW).orElseThrow();
  }

  /** Clues in a line each, of one kind. */
  List<String> told(Clue.Kind kind) throws IOException {
    return read().clues().stream()
        .filter(one -> one.kind() == kind)
        .map(one ->
            "%s %s: %s by %s in %s x%d"
                .formatted(
                    one.about().sort().word(),
                    one.about().name(),
                    one.who(),
                    one.by(),
                    one.place(),
                    one.times()))
        .toList();
  }
}
