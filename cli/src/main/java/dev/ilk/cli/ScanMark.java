package dev.ilk.cli;

import dev.ilk.scan.Marks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "mark",
    description = "Say of a secret that was found that it does no harm, and why.",
    footer = {
      "",
      "Example: ilk scan mark 3f9a…c1 --reason \"key of the test account\" --marks .ilk-scan.json"
    })
final class ScanMark implements Callable<Integer> {
  @CommandLine.Mixin Offline offline = new Offline();

  @CommandLine.Parameters(paramLabel = "FINGERPRINT", description = "from a scan with --marks")
  String fingerprint = "";

  @CommandLine.Option(names = "--reason", required = true, description = "why it does no harm")
  String reason = "";

  @CommandLine.Option(names = "--by", paramLabel = "NAME", description = "who says so")
  String by = "";

  @CommandLine.Option(names = "--marks", paramLabel = "FILE", required = true)
  Path marks = Path.of("");

  ScanMark() {}

  @Override
  public Integer call() throws IOException {
    Marks known = ScanCommand.orRefuse(Marks.read(marks));
    Marks.Mark mark =
        ScanCommand.orRefuse(known.mark(fingerprint, reason, by, InstantSource.system().instant()));
    known.write(marks);
    offline
        .output()
        .show(
            Server.mapper().createObjectNode().put("marked", fingerprint).put("reason", reason),
            out -> out.printf("marked %s: %s%n", fingerprint, mark.reason()));
    return 0;
  }
}
