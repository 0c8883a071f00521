package dev.ilk.guard;

import dev.ilk.keys.jose.Claims;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A service in a process of its own, made to be killed: it reports without end. */
final class KilledReporter {
  private KilledReporter() {}

  /**
   * Reports, and names each report once it is durable.
   *
   * @param arguments the folder, the address of Ilk, and how this process is called
   */
  public static void main(String[] arguments) throws Exception {
    URI ilk = URI.create(arguments[1]);
    OwnToken own =
        new OwnToken(ilk + "/e/prod/workload", ilk, () -> "platform-token", InstantSource.system());
    try (SpooledReports reports = SpooledReports.open(Path.of(arguments[0]), 64 << 20, ilk, own)) {
      for (int n = 0; n < 1_000_000; n++) {
        String id = arguments[2] + "-" + n;
        reports.take(Claims.builder().put("report", Map.of("id", id)).build());
        System.out.println(id);
        System.out.flush();
      }
    }
  }
}
