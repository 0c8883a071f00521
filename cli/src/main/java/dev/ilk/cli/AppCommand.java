package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "app",
    description = "Look after the apps that people sign in to and let act for them.",
    subcommands = {AppCommand.Register.class, AppCommand.Ls.class, AppCommand.Rm.class})
final class AppCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  AppCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @CommandLine.Command(
      name = "register",
      description = "Make an app known at the human issuer of an environment.",
      footer = {
        "",
        "A web app:  ilk app register prod Ledger --redirect https://ledger.acme.example/callback"
            + " --jwks-uri https://ledger.acme.example/jwks",
        "A program:  ilk app register prod Tool --redirect http://127.0.0.1/callback"
      })
  static final class Register implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ENVIRONMENT")
    String environment = "";

    @CommandLine.Parameters(index = "1", paramLabel = "NAME", description = "what people read")
    String name = "";

    @CommandLine.Option(
        names = "--redirect",
        paramLabel = "URL",
        description = "where browsers may be sent with an answer; may be repeated")
    List<String> redirects = new ArrayList<>();

    @CommandLine.Option(
        names = "--jwks",
        paramLabel = "FILE",
        description = "the app's public keys; without keys it is a public client")
    @Nullable Path keys;

    @CommandLine.Option(
        names = "--jwks-uri",
        paramLabel = "URL",
        description = "where the app publishes its keys")
    @Nullable String address;

    @CommandLine.Option(
        names = "--fapi",
        description = "take only pushed requests, and give only bound tokens (FAPI 2.0)")
    boolean strict;

    Register() {}

    @Override
    public Integer call() throws IOException {
      ObjectNode body = Server.mapper().createObjectNode();
      body.put("client_name", name);
      ArrayNode list = body.putArray("redirect_uris");
      redirects.forEach(list::add);
      if (keys != null) {
        body.set("jwks", Server.mapper().readTree(Files.readString(keys)));
      }
      if (address != null) {
        body.put("jwks_uri", address);
      }
      boolean confidential = keys != null || address != null;
      body.put("token_endpoint_auth_method", confidential ? "private_key_jwt" : "none");
      body.put("require_pushed_authorization_requests", strict);
      body.put("dpop_bound_access_tokens", strict);
      JsonNode answer = common.server().post("/v1/apps/" + environment, body);
      common.output().show(answer, out -> out.println(answer.path("id").asText()));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "ls",
      description = "List the apps that are registered.",
      footer = {"", "Example: ilk app ls prod"})
  static final class Ls implements Callable<Integer> {
    private static final Table APPS =
        Table.empty()
            .column("APP", "id")
            .column("NAME", "name")
            .column("METHOD", "method")
            .column("REGISTERED BY", "registrant")
            .column("LAST USED", "used")
            .column("ENDS UNUSED", "ends");

    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ENVIRONMENT")
    String environment = "";

    Ls() {}

    @Override
    public Integer call() {
      JsonNode answer = common.server().get("/v1/apps/" + environment);
      common.output().show(answer, out -> APPS.print(out, answer.path("apps")));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "rm",
      description = "Remove an app, with all that people granted to it.",
      footer = {"", "Example: ilk app rm prod app_01J…"})
  static final class Rm implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ENVIRONMENT")
    String environment = "";

    @CommandLine.Parameters(index = "1", paramLabel = "APP", description = "its client_id")
    String app = "";

    Rm() {}

    @Override
    public Integer call() {
      JsonNode answer = common.server().delete("/v1/apps/" + environment + "/" + app);
      common.output().show(answer, out -> out.printf("%s is no longer known%n", app));
      return 0;
    }
  }
}
