package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Accounts of other systems, laid out for people. */
final class AccountLines {
  private static final Table ACCOUNTS =
      Table.empty()
          .column("ID", "id")
          .column("ACCOUNT", one -> one.path("source").asText() + "/" + one.path("name").asText())
          .column("KIND", "kind")
          .column("SORT", "subtype")
          .column("SURE", "confidence")
          .column("PRESENCE", "presence")
          .column("BELONGS TO", "holder", "-");

  private AccountLines() {}

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static void table(PrintWriter out, Iterable<JsonNode> accounts) {
    ACCOUNTS.print(out, accounts);
  }

  static void whole(PrintWriter out, JsonNode one) {
    out.printf("%s/%s%n", one.path("source").asText(), one.path("name").asText());
    String[] named = {
      "id",
      "native",
      "display",
      "email",
      "type",
      "enabled",
      "presence",
      "created",
      "lastUsed",
      "firstSeen",
      "lastSeen",
      "subject"
    };
    for (String name : named) {
      if (!one.path(name).asText().isEmpty()) {
        out.printf("  %-10s %s%n", name, one.path(name).asText());
      }
    }
    out.printf(
        "  %-10s %s, %s, %s%s%n",
        "is",
        one.path("kind").asText(),
        one.path("subtype").asText(),
        one.path("confidence").asText(),
        one.path("contradicted").asBoolean() ? ", but does not behave so" : "");
    one.path("evidence")
        .forEach(because -> out.printf("  %-10s %s%n", "because", because.asText()));
    one.path("facts")
        .properties()
        .forEach(fact -> out.printf("  %-10s %s%n", fact.getKey(), fact.getValue().asText()));
    for (JsonNode held : one.path("credentials")) {
      out.printf(
          "  holds %s %s, created %s, last used %s, ends %s%n",
          held.path("kind").asText(),
          held.path("id").asText(),
          held.path("created").asText("unknown"),
          held.path("lastUsed").asText("unknown"),
          held.path("expires").asText("never or unknown"));
    }
  }
}
