package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What names one finding on the command line. */
final class OneFinding {
  @CommandLine.Parameters(
      index = "0",
      paramLabel = "WHOSE",
      description = "the id of an account; the id of an identity, or its kind and name")
  String whose = "";

  @CommandLine.Parameters(index = "1", paramLabel = "FINDING", description = "such as stale")
  String code = "";

  @CommandLine.Option(
      names = "--about",
      description = "the credential or place that it is about, as `--json` tells it")
  @Nullable String about;

  OneFinding() {}

  /** A body that names it. */
  ObjectNode body(Server server) {
    ObjectNode body = Server.mapper().createObjectNode();
    boolean account = whose.startsWith("acc_");
    body.put(account ? "account" : "identity", account ? whose : identified(server, whose));
    body.put("code", code);
    if (about != null) {
      body.put("about", about);
    }
    return body;
  }

  /** The id of an identity, which the server is asked for if its kind and name are given. */
  static String identified(Server server, String whose) {
    return whose.indexOf(':') < 0
        ? whose
        : server.get("/v1/identities/" + Identity.encode(whose)).path("id").asText();
  }
}
