package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "findings",
    description =
        "See what is wrong with accounts and identities, say who mends it, and take risks for a"
            + " time.",
    subcommands = {
      FindingsCommand.Ls.class,
      FindingsAssign.class,
      FindingsUnassign.class,
      FindingsCommand.Accept.class,
      FindingsCommand.Mistaken.class
    })
final class FindingsCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  FindingsCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @CommandLine.Command(
      name = "list",
      description = "List findings, the gravest and furthest reaching first.",
      footer = {
        "",
        "Examples:",
        "  ilk findings list --code never-expires",
        "  ilk findings list --severity high --source acme-github --state overdue",
        "  ilk findings list --mine",
        "  ilk findings list --account acc_06f3k9… --state any",
        "  ilk findings list --identity workload:prod-ledger"
      })
  static final class Ls implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Option(names = "--code", description = "only of this sort, such as stale")
    @Nullable String code;

    @CommandLine.Option(names = "--account", description = "only of this account")
    @Nullable String account;

    @CommandLine.Option(
        names = "--identity",
        description = "only of this identity: its id, or its kind and name")
    @Nullable String identity;

    @CommandLine.Option(names = "--severity", description = "critical, high, medium or low")
    @Nullable String severity;

    @CommandLine.Option(names = "--owasp", description = "of this class, such as NHI7")
    @Nullable String owasp;

    @CommandLine.Option(names = "--source", description = "only of accounts of this source")
    @Nullable String source;

    @CommandLine.Option(
        names = "--owner",
        description = "only those that this one is to mend, such as team:payments")
    @Nullable String owner;

    @CommandLine.Option(
        names = "--mine",
        description = "only those that you or your teams are to mend")
    boolean mine;

    @CommandLine.Option(
        names = "--text",
        description = "only of accounts whose name, or with an @ whose address, begins so")
    @Nullable String text;

    @CommandLine.Option(
        names = "--state",
        description =
            "open, overdue, accepted (somebody takes the risk for now), mistaken, or any"
                + " (default: open)")
    @Nullable String state;

    @CommandLine.Option(
        names = "--limit",
        description = "at most so many (default: ${DEFAULT-VALUE})",
        defaultValue = "50")
    int limit;

    Ls() {}

    @Override
    public Integer call() {
      ObjectNode answer =
          new Listing("/v1/findings", "findings", limit)
              .with("code", code)
              .with("account", account)
              .with("severity", severity)
              .with("owasp", owasp)
              .with("source", source)
              .with("owner", owner)
              .with("text", text)
              .with("state", state)
              .with("mine", mine ? "true" : null)
              .with(
                  "identity",
                  identity == null ? null : OneFinding.identified(common.server(), identity))
              .read(common.server());
      List<List<String>> rows = new ArrayList<>();
      for (JsonNode one : answer.path("findings")) {
        rows.add(
            List.of(
                one.path("severity").asText(),
                one.path("reach").asText(),
                one.path("code").asText(),
                one.path("name").asText(),
                one.path("evidence").asText(),
                one.path("owner").asText().isEmpty() ? "-" : one.path("owner").asText(),
                one.path("due").asText().substring(0, 10)
                    + (one.path("overdue").asBoolean() ? " overdue" : ""),
                one.path("mend").asText()));
      }
      common
          .output()
          .show(
              answer,
              out -> {
                Output.table(
                    out,
                    List.of(
                        "SEVERITY", "REACH", "FINDING", "WHOSE", "SEEN", "OWNER", "DUE", "MEND"),
                    rows);
                Listing.tellMore(out, answer);
              });
      return 0;
    }
  }

  @CommandLine.Command(
      name = "accept",
      description = "Take the risk of a finding until an instant, with a reason.",
      footer = {
        "",
        "Examples:",
        "  ilk findings accept acc_06f3k9… stale --reason 'kept for the audit' \\",
        "    --until 2027-03-31T00:00:00Z",
        "  ilk findings accept workload:prod-ledger shared-client --about 198.51.100.7 \\",
        "    --reason 'two sites, one ledger' --until 2027-03-31T00:00:00Z"
      })
  static final class Accept extends Answer {
    Accept() {
      super("risk", "accepted");
    }
  }

  @CommandLine.Command(
      name = "mistaken",
      description = "Say that a finding is mistaken, with a reason; it is not listed until then.",
      footer = {
        "",
        "Example:",
        "  ilk findings mistaken acc_06f3k9… used-by-people --reason 'a kiosk, not a person' \\",
        "    --until 2027-03-31T00:00:00Z"
      })
  static final class Mistaken extends Answer {
    Mistaken() {
      super("mistaken", "marked as mistaken");
    }
  }

  /** Why nothing is done about a finding for a time. */
  private abstract static class Answer implements Callable<Integer> {
    private final String ground;
    private final String done;

    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Mixin OneFinding finding = new OneFinding();

    @CommandLine.Option(names = "--reason", required = true, description = "why")
    String reason = "";

    @CommandLine.Option(
        names = "--until",
        required = true,
        paramLabel = "INSTANT",
        description = "when it counts again, such as 2027-03-31T00:00:00Z")
    Instant until = Instant.EPOCH;

    Answer(String ground, String done) {
      this.ground = ground;
      this.done = done;
    }

    @Override
    public Integer call() {
      ObjectNode body = finding.body(common.server()).put("ground", ground).put("reason", reason);
      body.put("until", until.toString());
      JsonNode answer = common.server().post("/v1/findings/accept", body);
      common
          .output()
          .show(answer, out -> out.printf("%s is %s until %s%n", finding.code, done, until));
      return 0;
    }
  }
}
