package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code ilk identity rotate}: a client's key is replaced, and both work for a while. */
@CommandLine.Command(
    name = "rotate",
    description = {
      "Replace the key of a workload that is a client: the new one is registered beside the old,",
      "both work for a while, and then the old one ends by itself if nobody uses it any more.",
      "Without a key: tell how what an identity proves itself by is replaced; changes nothing."
    },
    footer = {
      "",
      "Example: ilk identity rotate workload:prod-ledger --key new.jwk --reason 'a year old'",
      "After a theft: ilk identity rotate workload:prod-ledger --key new.jwk --now --reason stolen",
      "Abandon it: ilk identity rotate workload:prod-ledger --abort --reason 'new key lost'"
    })
final class IdentityRotate implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(
      paramLabel = "SUBJECT",
      description = "kind and name, such as workload:prod-ledger, or an id")
  String subject = "";

  @CommandLine.ArgGroup(exclusive = true)
  @Nullable What what;

  @CommandLine.Option(
      names = "--overlap",
      description = "both work so long, at least: 1h to 30d (default: 7d)")
  @Nullable String overlap;

  @CommandLine.Option(
      names = "--now",
      description = "the old key ends at once, and everything it got is taken back")
  boolean now;

  @CommandLine.Option(
      names = "--although-used",
      description = "with --finish: even if the old key is still used, or the new one is not")
  boolean although;

  @CommandLine.Option(names = "--reason", description = "why, for the record")
  @Nullable String reason;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  IdentityRotate() {}

  /** What is done. */
  static final class What {
    @CommandLine.Option(
        names = "--key",
        paramLabel = "FILE",
        description = "the new public key: a JWK, or a JWK set of one")
    @Nullable Path key;

    @CommandLine.Option(
        names = "--certificate",
        paramLabel = "FILE",
        description = "the new certificate in PEM, of a client that signs its own")
    @Nullable Path certificate;

    @CommandLine.Option(names = "--finish", description = "take the old key out before its time")
    boolean finish;

    @CommandLine.Option(names = "--abort", description = "take the new key out again")
    boolean abort;

    What() {}
  }

  @Override
  public Integer call() {
    if (what == null) {
      JsonNode view = common.server().get("/v1/rotations/" + Identity.encode(subject));
      common.output().show(view, out -> print(out, view));
      return 0;
    }
    if (reason == null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "say why with --reason");
    }
    JsonNode told =
        what.finish || what.abort
            ? common.server().post("/v1/rotations/ends", end(what, reason))
            : common.server().post("/v1/rotations", begin(what, reason));
    common.output().show(told, out -> one(out, told));
    return 0;
  }

  private ObjectNode end(What asked, String why) {
    return Server.mapper()
        .createObjectNode()
        .put("subject", subject)
        .put("how", asked.abort ? "abort" : "finish")
        .put("if_used", although ? "proceed" : "refuse")
        .put("reason", why);
  }

  private ObjectNode begin(What asked, String why) {
    ObjectNode body =
        Server.mapper()
            .createObjectNode()
            .put("subject", subject)
            .put(
                "key",
                asked.key == null
                    ? NewKey.certificate(spec.commandLine(), asked.certificate)
                    : NewKey.jwk(spec.commandLine(), asked.key))
            .put("mode", now ? "now" : "overlap")
            .put("reason", why);
    if (overlap != null) {
      body.put("overlap", overlap);
    }
    return body;
  }

  private static void print(PrintWriter out, JsonNode view) {
    for (JsonNode way : view.path("ways")) {
      out.printf("%s: %s%n", way.path("what").asText(), way.path("how").asText());
    }
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode key : view.path("keys")) {
      rows.add(
          List.of(
              key.path("thumbprint").asText(),
              key.path("declared").asBoolean() ? "declared" : "seen",
              key.path("since").asText("-"),
              key.path("last_use").asText("never")));
    }
    if (!rows.isEmpty()) {
      Output.table(out, List.of("KEY", "IS", "KNOWN SINCE", "LAST USED"), rows);
    }
    if (view.has("every")) {
      out.printf(
          "to be replaced every %s, next by %s%n",
          view.path("every").asText(), view.path("due").asText("(no key is known)"));
    }
    if (view.has("rotation")) {
      one(out, view.path("rotation"));
    }
  }

  private static void one(PrintWriter out, JsonNode one) {
    out.printf(
        "%s  %s  new %s%n    since %s, both work until %s, at least%n    %s%n",
        one.path("subject").asText(),
        one.path("state").asText(),
        one.path("new_key").asText(),
        one.path("begun").asText(),
        one.path("until").asText(),
        one.path("reason").asText());
    if (one.has("answer")) {
      out.printf("    %s%n", one.path("answer").asText());
    }
  }

  @CommandLine.Command(
      name = "rotations",
      description = "List the rotations of keys that are under way in your teams.",
      footer = {"", "Example: ilk identity rotations"})
  static final class ListThem implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    ListThem() {}

    @Override
    public Integer call() {
      JsonNode told = common.server().get("/v1/rotations").path("rotations");
      common.output().show(told, out -> told.forEach(one -> one(out, one)));
      return 0;
    }
  }
}
