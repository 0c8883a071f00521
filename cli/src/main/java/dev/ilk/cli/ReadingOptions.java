package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.discover.connect.Connector;
import dev.ilk.discover.connect.Reading;
import dev.ilk.keys.SecretRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;

/** What every command that reads a system understands, and how it reads. */
final class ReadingOptions {
  private static final long SHOWN_EVERY = 10_000;

  @CommandLine.Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "where to; a reading that was stopped goes on where it was")
  Path out = Path.of("");

  @CommandLine.Option(
      names = "--name",
      description = "what to call the system in accounts (default: the profile and address)")
  String name = "";

  ReadingOptions() {}

  static String secret(String reference) {
    return ScanCommand.orRefuse(
            ScanCommand.orRefuse(SecretRef.parse(reference)).read(System::getenv))
        .reveal();
  }

  int read(Offline offline, Connector connector) throws IOException, InterruptedException {
    AtomicLong shown = new AtomicLong();
    Reading.Total total =
        new Reading(connector, out)
            .run(accounts -> {
              if (accounts / SHOWN_EVERY != shown.getAndSet(accounts) / SHOWN_EVERY) {
                offline.say("%,d accounts".formatted(accounts));
              }
            });
    ObjectNode answer = Server.mapper().createObjectNode();
    answer.put("accounts", total.accounts()).put("doubled", total.doubled());
    answer.put("file", out.toString());
    offline
        .output()
        .show(
            answer,
            lines ->
                lines.printf(
                    "%,d accounts in `%s`%s%n",
                    total.accounts(),
                    out,
                    total.doubled() == 0
                        ? ""
                        : "; %,d came twice and were left out".formatted(total.doubled())));
    return 0;
  }
}
