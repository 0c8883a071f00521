package dev.ilk.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.demo.Stage.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The record is verified, and a copy that somebody changed is found out. */
final class Tampering {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_TRIES = 10_000;

  private final Company company;
  private final Stage stage;
  private final Path kept;
  private final Path keys;
  private final Path copy;

  Tampering(Company company, Stage stage) {
    this.company = company;
    this.stage = stage;
    this.kept = company.folder().resolve("kept.checkpoint");
    this.keys = company.folder().resolve("kept.keys");
    this.copy = company.folder().resolve("copy");
  }

  void play() {
    stage.step(
        "operator",
        "ilk record checkpoint > kept.checkpoint, and later ilk record verify --checkpoint it",
        () -> {
          Told checkpoint = awaitCheckpoint();
          Files.writeString(kept, checkpoint.text());
          Files.writeString(keys, company.ilk("record", "checkpoint", "--keys").text());
          Told told =
              company.ilk(
                  "record", "verify", "--checkpoint", kept.toString(), "--keys", keys.toString());
          return new Shown(told.code() == 0, told.text().strip());
        });
    stage.step(
        "intruder",
        "changes one word of one entry in a copy of the record",
        () -> {
          company.ilk("record", "export", copy.toString());
          edit();
          Told told =
              company.ilk(
                  "record",
                  "verify",
                  "--from",
                  copy.toString(),
                  "--checkpoint",
                  kept.toString(),
                  "--keys",
                  keys.toString());
          return new Shown(
              told.code() == 1 && told.text().contains("NOT WHOLE"), told.text().strip());
        });
  }

  /** Checkpoints are signed every second; waits for one that covers the revocation. */
  private Told awaitCheckpoint() throws IOException {
    Told trace = company.ilk("trace", "workload:prod-payments-deployer", "--json");
    long last = 0;
    for (JsonNode event : JSON.readTree(trace.text())) {
      last = Math.max(last, event.path("n").asLong());
    }
    Told checkpoint = company.ilk("record", "checkpoint");
    for (int i = 0; i < MOST_TRIES && covers(checkpoint) <= last; i++) {
      checkpoint = company.ilk("record", "checkpoint");
    }
    return checkpoint;
  }

  /** The number of entries that a checkpoint covers: its second line (C2SP tlog-checkpoint). */
  private static long covers(Told checkpoint) {
    return checkpoint
        .text()
        .lines()
        .skip(1)
        .findFirst()
        .filter(line -> line.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  private void edit() throws IOException {
    try (Stream<Path> files = Files.walk(copy.resolve("tile/entries"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        byte[] word = "laptop stolen".getBytes(StandardCharsets.UTF_8);
        byte[] other = "policy change".getBytes(StandardCharsets.UTF_8);
        int at = indexOf(bytes, word);
        if (at >= 0) {
          System.arraycopy(other, 0, bytes, at, other.length);
          Files.write(file, bytes);
          return;
        }
      }
    }
    throw new IOException("the record does not hold the reason of the revocation");
  }

  private static int indexOf(byte[] bytes, byte[] word) {
    for (int i = 0; i + word.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
        return i;
      }
    }
    return -1;
  }
}
