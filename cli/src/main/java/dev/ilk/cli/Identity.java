package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "identity",
    description = "Look at identities.",
    subcommands = {
      Identity.Ls.class,
      Identity.Show.class,
      IdentityExpiring.class,
      IdentityHandOver.class,
      IdentityHandOver.ListThem.class,
      IdentityHandOver.Accept.class,
      IdentityHandOver.Refuse.class,
      IdentityHandOver.Withdraw.class,
      IdentityRotate.class,
      IdentityRotate.ListThem.class,
      Identity.Explain.class,
      Identity.AcmeKey.class
    })
final class Identity implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  Identity() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @CommandLine.Command(
      name = "ls",
      description = "List identities.",
      footer = {"", "Example: ilk identity ls --kind workload --environment prod"})
  static final class Ls implements Callable<Integer> {
    private static final Table IDENTITIES =
        Table.empty()
            .column("KIND", "kind")
            .column("NAME", "name")
            .column("STATUS", "status")
            .column("ENVIRONMENT", "environment", "-")
            .column("OWNER", "owner", "-")
            .column("EXPIRES", "expires", "-");

    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Option(names = "--kind", description = "human, workload or agent")
    @Nullable String kind;

    @CommandLine.Option(names = "--environment", description = "only of this environment")
    @Nullable String environment;

    @CommandLine.Parameters(
        arity = "0..1",
        paramLabel = "TEXT",
        description = "only names that contain this")
    String text = "";

    Ls() {}

    @Override
    public Integer call() {
      StringBuilder query = new StringBuilder("?limit=1000&text=" + encode(text));
      if (kind != null) {
        query.append("&kind=").append(encode(kind));
      }
      if (environment != null) {
        query.append("&environment=").append(encode(environment));
      }
      Server server = common.server();
      JsonNode page = server.get("/v1/identities" + query);
      common.output().show(page, out -> print(out, page));
      return 0;
    }

    private static void print(PrintWriter out, JsonNode page) {
      IDENTITIES.print(out, page.path("identities"));
      String next = page.path("next").asText("");
      if (!next.isEmpty()) {
        out.println("… and more after " + next);
      }
    }
  }

  @CommandLine.Command(
      name = "show",
      description = "Show everything about one identity.",
      footer = {"", "Example: ilk identity show workload:prod-payments-api"})
  static final class Show implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(
        paramLabel = "SUBJECT",
        description = "kind and name, such as workload:prod-payments-api, or an id")
    String subject = "";

    Show() {}

    @Override
    public Integer call() {
      JsonNode view = read(common, subject);
      common.output().show(view, out -> out.println(view.toPrettyString()));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "explain",
      description =
          "Say in one sentence why an identity exists, who owns it, how long its credentials live"
              + " and what it may not do. Exit code 1 if that cannot be said.",
      footer = {"", "Example: ilk identity explain workload:prod-payments-api"})
  static final class Explain implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(
        paramLabel = "SUBJECT",
        description = "kind and name, such as workload:prod-payments-api, or an id")
    String subject = "";

    Explain() {}

    @Override
    public Integer call() {
      JsonNode view = read(common, subject);
      common
          .output()
          .show(
              view,
              out -> {
                out.println(view.path("sentence").asText());
                view.path("missing").forEach(gap -> out.println("missing: " + gap.asText()));
              });
      return view.path("missing").isEmpty() ? 0 : Failures.CHECK_FAILED;
    }
  }

  @CommandLine.Command(
      name = "acme-key",
      description =
          "Give out a key with which software opens one ACME account for a workload (RFC 8555,"
              + " external account binding). It is good once, for an hour, and told this once.",
      footer = {"", "Example: ilk identity acme-key workload:prod-mail-relay"})
  static final class AcmeKey implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(
        paramLabel = "SUBJECT",
        description = "kind and name, such as workload:prod-mail-relay, or an id")
    String subject = "";

    AcmeKey() {}

    @Override
    public Integer call() {
      JsonNode key =
          common
              .server()
              .post(
                  "/v1/identities/" + encode(subject) + "/acme-key",
                  Server.mapper().createObjectNode());
      common
          .output()
          .show(
              key,
              out -> {
                out.printf("directory  %s%n", key.path("directory").asText());
                out.printf("kid        %s%n", key.path("kid").asText());
                out.printf("hmac key   %s%n", key.path("hmac_key").asText());
                out.printf("good until %s, once%n", key.path("expires").asText());
              });
      return 0;
    }
  }

  private static JsonNode read(Common common, String subject) {
    return common.server().get("/v1/identities/" + encode(subject));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
