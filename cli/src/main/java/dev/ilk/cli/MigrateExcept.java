package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "except",
    description = {
      "Let a static secret stay for a time, at most 366 days. The exception lapses at its end,"
          + " when",
      "its owner leaves, and when the secret is exposed; it is ranked again then."
    },
    footer = {
      "",
      "Example: ilk migrate except sec_06f3k9… --reason 'the partner knows API keys only' \\",
      "           --owner human:ada --isolation 'one address, read only' \\",
      "           --retire 2027-06-30T00:00:00Z"
    })
final class MigrateExcept implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(paramLabel = "SECRET")
  String id = "";

  @CommandLine.Option(names = "--reason", required = true, description = "why it cannot go yet")
  String reason = "";

  @CommandLine.Option(
      names = "--owner",
      required = true,
      paramLabel = "SUBJECT",
      description = "the person who answers for it")
  String owner = "";

  @CommandLine.Option(
      names = "--isolation",
      required = true,
      description = "what keeps it from harm meanwhile")
  String isolation = "";

  @CommandLine.Option(
      names = "--retire",
      required = true,
      paramLabel = "INSTANT",
      description = "when it has to be gone, such as 2027-06-30T00:00:00Z")
  Instant retire = Instant.EPOCH;

  MigrateExcept() {}

  @Override
  public Integer call() {
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("reason", reason).put("owner", owner).put("isolation", isolation);
    body.put("retire", retire.toString());
    JsonNode secret =
        common.server().post("/v1/secrets/" + AccountLines.encoded(id) + "/except", body);
    common.output().show(secret, out -> out.printf("%s stays until %s%n", id, retire));
    return 0;
  }
}
