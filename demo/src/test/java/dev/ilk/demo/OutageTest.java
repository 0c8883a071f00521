package dev.ilk.demo;

import static dev.ilk.demo.Silence.assertSilent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.ilk.outside.postgres.Postgres;
import dev.ilk.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store's failure looks like from outside. */
class OutageTest {
  private static final int ROUNDS = 20;

  @Test
  void without_its_database_ilk_issues_nothing_and_afterwards_goes_on(@TempDir Path folder)
      throws Exception {
    try (Postgres database = Stored.postgresOrSkip()) {
      StoreSettings store = Stored.settings(database, folder);
      try (Company company =
              Company.start(folder, settings -> settings.but().store(store).build());
          Web web = new Web()) {
        Journeys journeys = Journeys.at(company);
        assertEquals(0, company.declare().code());
        assertEquals(200, journeys.exchange(company.ilk()).status());
        assertEquals(200, ready(company.ilk(), web).status());

        database.stop();
        Answer refused = journeys.exchange(company.ilk());
        assertEquals(503, refused.status());
        assertEquals("temporarily_unavailable", refused.json().path("error").asText());
        assertSilent(refused.text(), "access_token", "Exception", "postgres");
        assertEquals(503, ready(company.ilk(), web).status());
        assertNotEquals(0, company.ilk("identity", "ls").code());

        database.startAgain();
        Eventually.answers(200, () -> journeys.exchange(company.ilk()));
        Eventually.answers(200, () -> ready(company.ilk(), web));
        Told whole = company.ilk("record", "verify");
        assertEquals(0, whole.code(), whole.text());
      }
    }
  }

  @Test
  void with_a_full_disk_ilk_issues_nothing_and_afterwards_goes_on(@TempDir Path folder)
      throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    ServerConfig config = ServerConfig.write(folder, new StoreSettings.Sqlite(data.resolve("db")));
    try (Neighbours neighbours = Neighbours.start(InstantSource.system());
        ServerProcess server = ServerProcess.start(config.file())) {
      Journeys journeys = Journeys.at(neighbours, config.address());
      assertEquals(0, Told.by(data, neighbours.declare(folder, config.address())).code());
      assertEquals(200, journeys.exchange(config.address()).status());

      // No file of the process may grow any more, as on a disk that is full.
      limitFileSize(server, "1");
      for (int i = 0; i < ROUNDS; i++) {
        Answer refused = journeys.exchange(config.address());
        assertEquals(503, refused.status(), refused.text());
        assertSilent(refused.text(), "access_token", "Exception", "SQL");
      }

      limitFileSize(server, "unlimited");
      Eventually.answers(200, () -> journeys.exchange(config.address()));
      Told whole = Told.by(data, "record", "verify");
      assertEquals(0, whole.code(), whole.text());
    }
  }

  private static void limitFileSize(ServerProcess server, String bytes)
      throws InterruptedException {
    try {
      // The soft limit alone, so that it can be raised again.
      int code =
          new ProcessBuilder(
                  "prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":")
              .inheritIO()
              .start()
              .waitFor();
      assertEquals(0, code);
    } catch (IOException e) {
      Assumptions.abort("skipped: `prlimit` is needed (get it with: apt-get install util-linux)");
    }
  }

  private static Answer ready(String ilk, Web web) throws Exception {
    return web.get(ilk + "/health/ready");
  }
}
