package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code ilk review}: reviews of what identities hold. */
@CommandLine.Command(
    name = "review",
    description = "Review what identities hold, beside its real use: keep, reduce or end it.",
    subcommands = {
      ReviewCommand.Start.class,
      ReviewCommand.ListThem.class,
      ReviewCommand.Show.class,
      ReviewCommand.Answer.class,
      ReviewCommand.Close.class,
      ReviewReport.class
    })
final class ReviewCommand implements Runnable {
  /** So much of a digest tells items apart where people type it. */
  private static final int SHORT = 8;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  ReviewCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Where a review is, if the id can stand in an address. */
  static String path(String id) {
    if (!id.matches("rvw_[0-9a-z]{26}")) {
      throw new RefusedException(List.of("`%s` is no review's id".formatted(id)));
    }
    return "/v1/reviews/" + id;
  }

  static void print(PrintWriter out, JsonNode one) {
    out.printf(
        "%s  %s (%s)%n",
        one.path("id").asText(), one.path("title").asText(), one.path("scope").asText());
    out.printf(
        "    %d of %d answered, %d carried out, %d failed; %s%n",
        one.path("answered").asInt(),
        one.path("items").asInt(),
        one.path("applied").asInt(),
        one.path("failed").asInt(),
        one.has("closed")
            ? "closed " + one.path("closed").asText()
            : "due " + one.path("due").asText());
  }

  /** All items, a page at a time. */
  static List<JsonNode> items(Server server, String id, String whose) {
    List<JsonNode> all = new ArrayList<>();
    int after = 0;
    JsonNode page;
    do {
      page =
          server
              .get("%s?whose=%s&limit=200&after=%d".formatted(path(id), whose, after))
              .path("items");
      page.forEach(all::add);
      after = all.isEmpty() ? 0 : all.getLast().path("number").asInt();
    } while (page.size() == 200);
    return all;
  }

  private static String token(JsonNode item) {
    return item.path("number").asText() + ":" + item.path("shown").asText().substring(0, SHORT);
  }

  @CommandLine.Command(
      name = "start",
      description = {
        "Begin a review. People's teams and roles are put to their managers, workloads to the team"
            + " that owns them, agents to their business owner and to the role `security`."
      },
      footer = {
        "",
        "Example: ilk review start \"Q4 production\" --kind workload --environment prod"
      })
  static final class Start implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "TITLE", description = "what people call it")
    String title = "";

    @CommandLine.Option(names = "--kind", description = "human, workload or agent")
    @Nullable String kind;

    @CommandLine.Option(names = "--environment", description = "of one environment")
    @Nullable String environment;

    @CommandLine.Option(names = "--owner", description = "of one team")
    @Nullable String owner;

    @CommandLine.Option(names = "--name", description = "whose name contains this")
    @Nullable String name;

    @CommandLine.Option(
        names = "--within",
        description = "how long there is to answer (default: ${DEFAULT-VALUE})")
    String within = "14d";

    @CommandLine.Option(
        names = "--dormant",
        description = "what was not used for so long is dormant (default: ${DEFAULT-VALUE})")
    String dormant = "90d";

    @CommandLine.Option(
        names = "--overdue",
        description =
            "what happens to what nobody answers: lapse or keep (default: ${DEFAULT-VALUE})")
    String overdue = "lapse";

    Start() {}

    @Override
    public Integer call() {
      ObjectNode body = Server.mapper().createObjectNode().put("title", title);
      if (kind != null) {
        body.put("kind", kind);
      }
      if (environment != null) {
        body.put("environment", environment);
      }
      if (owner != null) {
        body.put("owner", owner);
      }
      if (name != null) {
        body.put("name", name);
      }
      body.put("within", within).put("dormant", dormant).put("overdue", overdue);
      JsonNode answer = common.server().post("/v1/reviews", body);
      common.output().show(answer, out -> print(out, answer));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "list",
      description = "Show reviews, the latest first.",
      footer = {"", "Example: ilk review list"})
  static final class ListThem implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    ListThem() {}

    @Override
    public Integer call() {
      JsonNode answer = common.server().get("/v1/reviews?limit=200").path("reviews");
      common.output().show(answer, out -> answer.forEach(one -> print(out, one)));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "show",
      description = {
        "Show what is put to you in a review: each thing, its real use, and what is advised.",
        "What stands in the first column is what `ilk review answer` takes."
      },
      footer = {"", "Example: ilk review show rvw_01k…", "Everybody's: ilk review show ID --all"})
  static final class Show implements Callable<Integer> {
    private static final Table ITEMS =
        Table.empty()
            .column("ITEM", item -> token(item))
            .column("SUBJECT", "subject")
            .column("HOLDS", item -> thing(item))
            .column("USED", "use")
            .column("ADVISED", "advice")
            .column("BECAUSE", "because")
            .column("ANSWER", "answered/answer", "-");

    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "ID", description = "which, such as `rvw_01k…`")
    String id = "";

    @CommandLine.Option(names = "--all", description = "everybody's, not only your own")
    boolean all;

    @CommandLine.Option(names = "--open", description = "only what is not answered")
    boolean open;

    Show() {}

    @Override
    public Integer call() {
      ArrayNode items = Server.mapper().createArrayNode();
      ReviewCommand.items(common.server(), id, all ? "all" : "own").stream()
          .filter(item -> !open || !item.has("answered"))
          .forEach(items::add);
      common.output().show(items, out -> table(out, items));
      return 0;
    }

    private static void table(PrintWriter out, JsonNode items) {
      ITEMS.print(out, items);
    }

    private static String thing(JsonNode item) {
      String sort = item.path("sort").asText();
      return switch (sort) {
        case "identity" -> "itself";
        case "scopes" -> "scopes " + String.join(" ", item.path("parts").findValuesAsText("name"));
        default -> sort + " " + item.path("thing").asText();
      };
    }
  }

  @CommandLine.Command(
      name = "answer",
      description = {
        "Answer items as they were shown to you: several at once only where the same is advised.",
        "An answer that is not what is advised takes a reason."
      },
      footer = {
        "",
        "Example: ilk review answer rvw_01k… 3:1f0c9a2b 4:77d0e1c4 --end",
        "Or: ilk review answer rvw_01k… 5:0a91bb3e --keep --reason \"needed at the year's end\""
      })
  static final class Answer implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ID", description = "which review")
    String id = "";

    @CommandLine.Parameters(
        index = "1..*",
        arity = "1..50",
        paramLabel = "ITEM",
        description = "as `ilk review show` lists it, such as 3:1f0c9a2b")
    List<String> items = new ArrayList<>();

    @CommandLine.ArgGroup(multiplicity = "1")
    Choice choice = new Choice();

    /** Exactly one of these. */
    static final class Choice {
      @CommandLine.Option(names = "--keep", description = "it stays as it is")
      boolean keep;

      @CommandLine.Option(names = "--reduce", description = "what is not used of it goes")
      boolean reduce;

      @CommandLine.Option(names = "--end", description = "it ends")
      boolean end;

      Choice() {}

      String word() {
        return keep ? "keep" : reduce ? "reduce" : "end";
      }
    }

    @CommandLine.Option(names = "--reason", description = "why, for the record")
    @Nullable String reason;

    Answer() {}

    @Override
    public Integer call() {
      List<JsonNode> shown = ReviewCommand.items(common.server(), id, "own");
      ObjectNode body = Server.mapper().createObjectNode();
      ArrayNode list = body.putArray("items");
      for (String item : items) {
        JsonNode found =
            shown.stream()
                .filter(one -> item.equals(token(one)))
                .findFirst()
                .orElseThrow(() ->
                    new RefusedException(
                        List.of(
                            "`%s` is not as it was shown: look at `ilk review show %s` again"
                                .formatted(item, id))));
        list.addObject()
            .put("number", found.path("number").asInt())
            .put("shown", found.path("shown").asText());
      }
      body.put("answer", choice.word());
      if (reason != null) {
        body.put("reason", reason);
      }
      JsonNode answer = common.server().post(path(id) + "/answers", body);
      common
          .output()
          .show(
              answer,
              out ->
                  out.printf(
                      "%d answered, %d left%n",
                      answer.path("answered").asInt(), answer.path("left").asInt()));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "close",
      description = {
        "Carry out what was answered, each by its own command and in your name, and close the"
            + " review once everything is answered."
      },
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:closed",
        "1:something is not answered yet, or could not be carried out",
        "2:the command line is wrong",
        "3:refused",
        "4:the server cannot be reached"
      },
      footer = {"", "Example: ilk review close rvw_01k…"})
  static final class Close implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "ID", description = "which, such as `rvw_01k…`")
    String id = "";

    Close() {}

    @Override
    public Integer call() {
      ObjectNode nothing = Server.mapper().createObjectNode();
      JsonNode answer = common.server().post(path(id) + "/close", nothing);
      common.output().show(answer, out -> print(out, answer));
      return answer.has("closed") ? 0 : Failures.CHECK_FAILED;
    }
  }
}
