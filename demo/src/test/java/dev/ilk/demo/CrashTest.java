package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashTest {
  private static final int MOST_TOKENS_A_LIFE = 200;

  private final Random random = new Random(20_261_122);

  @ParameterizedTest
  @CsvSource({"SQLITE, 20", "POSTGRESQL, 5"})
  void every_token_received_before_a_kill_is_in_the_log_and_the_log_is_whole(
      Stored stored, int kills, @TempDir Path folder) throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path kept = folder.resolve("kept.checkpoint");
    Stored.Place place = stored.in(folder);
    ServerConfig config = ServerConfig.write(folder, place.settings());
    try (place;
        Neighbours neighbours = Neighbours.start(InstantSource.system())) {
      Journeys journeys = Journeys.at(neighbours, config.address());
      for (int life = 1; life <= kills; life++) {
        try (ServerProcess server = ServerProcess.start(config.file())) {
          if (life == 1) {
            Told declared = Told.by(data, neighbours.declare(folder, config.address()));
            assertEquals(0, declared.code(), declared.text());
          }
          try (Journeys.Load load = journeys.load(config.address())) {
            load.await(1 + random.nextInt(MOST_TOKENS_A_LIFE));
            server.kill();
          }
        }
        if (life == 1) {
          try (ServerProcess _ = ServerProcess.start(config.file())) {
            Copy.of(data, folder.resolve("early"), journeys.received());
            Files.writeString(kept, Told.by(data, "record", "checkpoint").text());
          }
        }
      }
      try (ServerProcess _ = ServerProcess.start(config.file())) {
        Copy copy = Copy.of(data, folder.resolve("copy"), journeys.received());
        Told verified = copy.verify(kept);
        assertEquals(0, verified.code(), verified.text());
        assertTrue(
            copy.tokens().containsAll(journeys.received()), "every token received is in the log");
      }
    }
  }
}
