package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Says of one account who answers for it, or does not. */
abstract class OwnersAnswer implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(index = "0", paramLabel = "ACCOUNT", description = "the account's id")
  String account = "";

  @CommandLine.Parameters(
      index = "1",
      paramLabel = "OWNER",
      description = "a team or person, such as team:payments or human:ada; suggested or not")
  String owner = "";

  private final String word;

  private OwnersAnswer(String word) {
    this.word = word;
  }

  @Override
  public Integer call() {
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("account", account).put("subject", owner).put("word", word);
    JsonNode answer = common.server().post("/v1/owners", body);
    common
        .output()
        .show(
            answer,
            out -> out.printf("%s of %s: %s%n", answer.path("subject").asText(), account, word));
    return 0;
  }

  @CommandLine.Command(
      name = "confirm",
      description = {
        "Say who answers for an account: it is theirs whatever its system names, and no longer",
        "without an owner."
      },
      footer = {"", "Example: ilk owners confirm acc_… team:payments"})
  static final class Confirm extends OwnersAnswer {
    Confirm() {
      super("confirmed");
    }
  }

  @CommandLine.Command(
      name = "reject",
      description =
          "Say that somebody does not answer for an account; it is never suggested again.",
      footer = {"", "Example: ilk owners reject acc_… human:ada"})
  static final class Reject extends OwnersAnswer {
    Reject() {
      super("rejected");
    }
  }
}
