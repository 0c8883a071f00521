package dev.ilk.guard;

import static dev.ilk.guard.Service.REPORTS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.keys.jose.Claims;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that reports is killed, as by {@code kill -9}, again and again. */
class SpoolCrashTest {
  private static final String LAST = "the last";

  @TempDir Path folder;
  private final Service service = new Service();
  private final BlockingQueue<String> came = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void no_report_that_was_kept_is_lost() throws Exception {
    service.ilk.on(
        REPORTS,
        exchange -> {
          String text =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Ilk.json(exchange, 200, "{}");
          came.add(Service.parsed(text).nested("report").orElseThrow().text("id").orElse("none"));
        });
    List<String> kept = new ArrayList<>();
    for (int life = 0; life < 3; life++) {
      kept.addAll(killedAfter(100, "life" + life));
    }
    Set<String> missing = new HashSet<>(kept);
    missing.add(LAST);
    try (SpooledReports rest =
        SpooledReports.open(folder, 64 << 20, service.ilk.uri(), service.own)) {
      rest.take(Claims.builder().put("report", Map.of("id", LAST)).build());
      while (!missing.isEmpty()) {
        String id = came.poll(60, TimeUnit.SECONDS);
        assertTrue(id != null, () -> "never came: " + missing);
        missing.remove(id);
      }
    }
  }

  /** What the process was told is durable, before it was killed. */
  private List<String> killedAfter(int reports, String name) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledReporter.class.getName(),
                folder.toString(),
                service.ilk.address(),
                name)
            .redirectError(folder.resolveSibling(name + ".log").toFile())
            .start();
    List<String> told = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (int i = 0; i < reports; i++) {
        told.add(lines.readLine());
      }
      // Not by the process itself, which would close what it still has to say.
      process.toHandle().destroyForcibly();
      process.waitFor();
      // A line that the kill cut in two is no word that was given.
      lines.lines().filter(line -> line.startsWith(name + "-")).forEach(told::add);
    }
    told.removeLast();
    return told;
  }
}
