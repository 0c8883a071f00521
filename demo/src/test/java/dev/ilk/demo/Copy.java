package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of the record in a folder, made and verified by the commands for it. */
record Copy(Path folder, Path keys) {
  private static final int MOST_TRIES = 50;
  private static final Pattern TOKEN = Pattern.compile("tok_[0-9a-hjkmnp-tv-z]{26}");

  /**
   * Copies the record of the server whose local socket is in a folder, once it is published as far
   * as these tokens: checkpoints are signed every second.
   */
  static Copy of(Path data, Path folder, Collection<String> tokens) throws Exception {
    CountDownLatch pause = new CountDownLatch(1);
    Copy copy = of(data, folder.resolve("0"));
    for (int i = 1; i <= MOST_TRIES && !copy.tokens().containsAll(tokens); i++) {
      boolean _ = pause.await(100, TimeUnit.MILLISECONDS);
      copy = of(data, folder.resolve(Integer.toString(i)));
    }
    return copy;
  }

  private static Copy of(Path data, Path folder) throws IOException {
    Told told = Told.by(data, "record", "export", folder.toString());
    assertEquals(0, told.code(), told.text());
    Path keys =
        Files.writeString(
            folder.resolve("trusted.keys"), Told.by(data, "record", "checkpoint", "--keys").text());
    return new Copy(folder, keys);
  }

  /** Verifies it, without the server, against a checkpoint that was kept elsewhere. */
  Told verify(Path checkpoint) {
    return Told.by(
        folder,
        "record",
        "verify",
        "--from",
        folder.toString(),
        "--checkpoint",
        checkpoint.toString(),
        "--keys",
        keys.toString());
  }

  /** Every token that it speaks of. */
  Set<String> tokens() throws IOException {
    Set<String> tokens = new HashSet<>();
    for (Path bundle : bundles()) {
      String text = Files.readString(bundle, StandardCharsets.ISO_8859_1);
      TOKEN.matcher(text).results().forEach(found -> tokens.add(found.group()));
    }
    return tokens;
  }

  /** The files that hold its entries, in no order. */
  Iterable<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("tile/entries"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
