package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "federation",
    description = "Look after the foreign SPIFFE trust domains whose bundles are followed.",
    subcommands = {
      FederationCommand.Add.class,
      FederationCommand.Ls.class,
      FederationCommand.Show.class,
      FederationCommand.Remove.class
    })
final class FederationCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  FederationCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static void tell(PrintWriter out, JsonNode one) {
    out.printf(
        "%s follows %s (%s)%n",
        one.path("environment").asText(),
        one.path("trust_domain").asText(),
        one.path("profile").asText());
    out.printf("  endpoint  %s%n", one.path("url").asText());
    if (one.has("endpoint_spiffe_id")) {
      out.printf("  which is  %s%n", one.path("endpoint_spiffe_id").asText());
    }
    JsonNode bundle = one.path("bundle");
    if (bundle.isMissingNode()) {
      out.println("  bundle    none that counts");
    } else {
      out.printf(
          "  bundle    %s authorities, %s JWT keys, sequence %s, read %s, counts until %s%n",
          bundle.path("x509_authorities").asText(),
          bundle.path("jwt_keys").asText(),
          bundle.path("sequence").asText("none"),
          bundle.path("read").asText(),
          bundle.path("counts_until").asText());
    }
    if (one.has("trouble")) {
      out.printf("  trouble   %s%n", one.path("trouble").asText());
    }
    out.printf(
        "  declared  %s by %s%n", one.path("declared").asText(), one.path("declared_by").asText());
  }

  @CommandLine.Command(
      name = "add",
      description = "Follow a foreign trust domain, so that workloads can check its SVIDs.",
      footer = {
        "",
        "By a public certificate:  ilk federation add prod partner.example"
            + " https://partner.example/bundle",
        "By an SVID of its own:    ilk federation add prod partner.example"
            + " https://bundles.partner.example:8443/ --endpoint-id"
            + " spiffe://partner.example/ilk/server --bundle partner.json",
        "It lets nobody of that trust domain in at Ilk: that takes a trust rule."
      })
  static final class Add implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ENVIRONMENT")
    String environment = "";

    @CommandLine.Parameters(index = "1", paramLabel = "TRUST_DOMAIN")
    String domain = "";

    @CommandLine.Parameters(index = "2", paramLabel = "URL", description = "where its bundle is")
    String url = "";

    @CommandLine.Option(
        names = "--endpoint-id",
        paramLabel = "SPIFFE_ID",
        description = "the endpoint proves itself by an SVID with this ID (https_spiffe)")
    @Nullable String endpointId;

    @CommandLine.Option(
        names = "--bundle",
        paramLabel = "FILE",
        description = "the bundle to begin with, as its owner handed it over")
    @Nullable Path bundle;

    Add() {}

    @Override
    public Integer call() throws IOException {
      ObjectNode body = Server.mapper().createObjectNode();
      body.put("trust_domain", domain);
      body.put("url", url);
      if (endpointId != null) {
        body.put("endpoint_spiffe_id", endpointId);
      }
      if (bundle != null) {
        body.put("bundle", Files.readString(bundle));
      }
      JsonNode answer = common.server().post("/v1/federations/" + environment, body);
      common.output().show(answer, out -> tell(out, answer));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "list",
      description = "List the foreign trust domains that an environment follows.",
      footer = {"", "Example: ilk federation list prod"})
  static final class Ls implements Callable<Integer> {
    private static final Table DOMAINS =
        Table.empty()
            .column("TRUST DOMAIN", "trust_domain")
            .column("PROFILE", "profile")
            .column("LAST READ", "bundle/read", "never")
            .column("TROUBLE", "trouble", "none");

    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ENVIRONMENT")
    String environment = "";

    Ls() {}

    @Override
    public Integer call() {
      JsonNode answer = common.server().get("/v1/federations/" + environment);
      common.output().show(answer, out -> DOMAINS.print(out, answer.path("federations")));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "show",
      description = "Show how one of them stands.",
      footer = {"", "Example: ilk federation show prod partner.example"})
  static final class Show implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ENVIRONMENT")
    String environment = "";

    @CommandLine.Parameters(index = "1", paramLabel = "TRUST_DOMAIN")
    String domain = "";

    Show() {}

    @Override
    public Integer call() {
      JsonNode answer = common.server().get("/v1/federations/" + environment);
      Optional<JsonNode> found =
          answer
              .path("federations")
              .valueStream()
              .filter(one -> one.path("trust_domain").asText().equals(domain))
              .findFirst();
      if (found.isEmpty()) {
        throw new CommandLine.ParameterException(
            new CommandLine(this),
            "`%s` does not follow `%s`; see `ilk federation list %s`"
                .formatted(environment, domain, environment));
      }
      common.output().show(found.get(), out -> tell(out, found.get()));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "remove",
      description = "Follow a foreign trust domain no more, and forget its bundle.",
      footer = {"", "Example: ilk federation remove prod partner.example"})
  static final class Remove implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ENVIRONMENT")
    String environment = "";

    @CommandLine.Parameters(index = "1", paramLabel = "TRUST_DOMAIN")
    String domain = "";

    Remove() {}

    @Override
    public Integer call() {
      JsonNode answer = common.server().delete("/v1/federations/" + environment + "/" + domain);
      common
          .output()
          .show(answer, out -> out.printf("%s does not follow %s any more%n", environment, domain));
      return 0;
    }
  }
}
