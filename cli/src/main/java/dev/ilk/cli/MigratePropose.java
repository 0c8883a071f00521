package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "propose",
    description = {
      "Say what replaces a static secret, and write the declaration of what takes its place:",
      "with a trust rule of a few words (--on), or a client that signs (--keys)."
    },
    footer = {
      "",
      "Examples:",
      "  ilk migrate propose sec_06f3k9…",
      "  ilk migrate propose sec_06f3k9… --on github repository_id=74 owner_id=65 branch=main \\",
      "      --audience https://ilk.example --contact alice --into release.yaml",
      "  ilk migrate propose sec_06f3k9… --keys https://ledger.example/jwks --contact alice"
    })
final class MigratePropose implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(index = "0", paramLabel = "SECRET")
  String id = "";

  @CommandLine.Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "WORD=VALUE",
      description = "what to pin of the platform's tokens; see ilk trust add")
  Map<String, String> words = new LinkedHashMap<>();

  @CommandLine.Option(
      names = "--on",
      paramLabel = "PLATFORM",
      description = "where the software runs, such as github or kubernetes")
  @Nullable String platform;

  @CommandLine.Option(
      names = "--keys",
      paramLabel = "URL",
      description = "where the software publishes the keys that it signs with")
  @Nullable String keys;

  @CommandLine.Option(
      names = "--audience",
      description = "the audience that the platform puts into tokens for this Ilk; with --on")
  @Nullable String audience;

  @CommandLine.Option(names = "--name", description = "what takes its place shall be called")
  @Nullable String name;

  @CommandLine.Option(names = "--environment", description = "if the secret's is not known")
  @Nullable String environment;

  @CommandLine.Option(names = "--team", description = "if the secret's is not known")
  @Nullable String team;

  @CommandLine.Option(
      names = "--contact",
      paramLabel = "PERSON",
      description = "who is asked about it, as declarations name people")
  @Nullable String contact;

  @CommandLine.Option(
      names = "--scope",
      description = "what it may be given, such as payments:deploy; may be repeated")
  List<String> scopes = List.of();

  @CommandLine.Option(
      names = "--into",
      paramLabel = "FILE",
      description = "write the declaration into this file, which must not be there yet")
  @Nullable Path into;

  MigratePropose() {}

  @Override
  public Integer call() throws IOException {
    JsonNode secret = common.server().get("/v1/secrets/" + AccountLines.encoded(id));
    ObjectNode answer = secret.deepCopy();
    if (platform != null || keys != null) {
      Successor successor = successor(secret);
      answer.put("proposed", successor.subject()).put("declaration", successor.declaration());
      if (into != null) {
        Files.writeString(into, successor.declaration(), StandardOpenOption.CREATE_NEW);
      }
    }
    common.output().show(answer, out -> print(out, answer));
    return 0;
  }

  private Successor successor(JsonNode secret) {
    if (platform != null && keys != null) {
      throw new RefusedException(List.of("it proves itself by --on or by --keys, not by both"));
    }
    String where = known("environment", environment, secret);
    Successor.Owner owner = new Successor.Owner(known("team", team, secret), given(contact));
    String called = name == null ? Successor.name(where, secret.path("name").asText()) : name;
    if (platform == null) {
      return Successor.signing(secret, called, where, owner, scopes, String.valueOf(keys));
    }
    if (audience == null) {
      throw new RefusedException(
          List.of("name the audience of the platform's tokens (--audience, this Ilk's address)"));
    }
    ComposedRule rule = ComposedRule.of(platform, words, called + "-proof", audience);
    return Successor.trusted(secret, called, where, owner, scopes, rule);
  }

  private static String known(String what, @Nullable String said, JsonNode secret) {
    String value = said == null ? secret.path(what).asText() : said;
    if (value.isEmpty()) {
      throw new RefusedException(
          List.of("the secret's %s is not known (name it with --%s)".formatted(what, what)));
    }
    return value;
  }

  private static String given(@Nullable String contact) {
    if (contact == null) {
      throw new RefusedException(List.of("name a person to be asked about it (--contact)"));
    }
    return contact;
  }

  private void print(PrintWriter out, JsonNode answer) {
    JsonNode way = answer.path("way");
    out.printf(
        "%s/%s (%s): %s%n",
        answer.path("source").asText(),
        answer.path("name").asText(),
        answer.path("shape").asText(),
        way.path("replacement").asText());
    int step = 0;
    for (JsonNode one : way.path("steps")) {
      step++;
      out.printf("  %d. %s%n", step, one.asText());
    }
    if (answer.has("declaration")) {
      out.println();
      out.print(answer.path("declaration").asText());
      out.println();
      String file = into == null ? "FILE" : into.toString();
      out.printf("ilk plan -f %s, then ilk apply -f %s, then%n", file, file);
      out.printf(
          "ilk migrate advance %s proposed --by %s%n",
          answer.path("id").asText(), answer.path("proposed").asText());
    } else {
      out.println(hint(way));
    }
  }

  private static String hint(JsonNode way) {
    return switch (way.path("means").asText()) {
      case "trust" ->
          "say where the software runs, and its declaration is written: --on one of "
              + words(way.path("platforms"));
      case "client" ->
          "say where the software publishes its keys, and its declaration is written: --keys URL";
      default -> "nothing can be declared in its place";
    };
  }

  private static String words(JsonNode platforms) {
    StringBuilder words = new StringBuilder();
    platforms.forEach(one -> words.append(words.isEmpty() ? "" : ", ").append(one.asText()));
    return words.toString();
  }
}
