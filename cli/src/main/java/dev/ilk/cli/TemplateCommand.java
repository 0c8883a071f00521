package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code ilk template}: what teams may ask for by themselves. */
@CommandLine.Command(
    name = "template",
    description = "Say which identities teams may ask for, and within which guardrails.",
    subcommands = {
      TemplateCommand.Add.class,
      TemplateCommand.ListThem.class,
      TemplateCommand.Show.class,
      TemplateCommand.Remove.class
    },
    footer = {"", "Example: ilk template add ci-deployer.yaml"})
final class TemplateCommand implements Runnable {
  private static final long LONGEST = 256 * 1024;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  TemplateCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static String path(String name) {
    if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new RefusedException(List.of("`%s` is no name of a template".formatted(name)));
    }
    return "/v1/templates/" + name;
  }

  private static void print(PrintWriter out, JsonNode template) {
    out.printf("%s  %s%n", template.path("name").asText(), template.path("about").asText());
    out.printf(
        "    a %s called %s%n",
        template.path("subtype").asText(template.path("kind").asText()),
        template.path("naming").asText());
    for (JsonNode one : template.path("parameters")) {
      String values = words(one.path("values"));
      out.printf(
          "    --set %s=…  %s%n",
          one.path("name").asText(),
          values.isEmpty() ? one.path("form").asText() : "one of " + values);
    }
    for (JsonNode one : template.path("environments")) {
      String who = words(one.path("approval"));
      out.printf(
          "    in %s %s%n",
          one.path("name").asText(), who.isEmpty() ? "by oneself" : "with approval of " + who);
    }
    String scopes = words(template.path("scopes"));
    out.printf(
        "    holds at most %s; lives for %s at most%n",
        scopes.isEmpty() ? "no scope" : scopes, template.path("longest_life").asText());
  }

  private static String words(JsonNode list) {
    StringBuilder words = new StringBuilder();
    list.forEach(one -> words.append(words.isEmpty() ? "" : ", ").append(one.asText()));
    return words.toString();
  }

  @CommandLine.Command(
      name = "add",
      description = {
        "Add a template from a file, in place of the one of its name.",
        "Requests that wait by the earlier one are void then."
      },
      footer = {"", "Example: ilk template add ci-deployer.yaml"})
  static final class Add implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "FILE", description = "YAML or JSON")
    Path file = Path.of("");

    Add() {}

    @Override
    public Integer call() throws IOException {
      if (Files.size(file) > LONGEST) {
        throw new RefusedException(List.of("`%s` is too long for a template".formatted(file)));
      }
      JsonNode told =
          common
              .server()
              .post(
                  "/v1/templates",
                  Server.mapper().createObjectNode().put("source", Files.readString(file)));
      common.output().show(told, out -> print(out, told));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "list",
      description = "Show what may be asked for.",
      footer = {"", "Example: ilk template list"})
  static final class ListThem implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    ListThem() {}

    @Override
    public Integer call() {
      JsonNode told = common.server().get("/v1/templates").path("templates");
      common.output().show(told, out -> told.forEach(one -> print(out, one)));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "show",
      description = "Show one template, and how it was written.",
      footer = {"", "Example: ilk template show ci-deployer"})
  static final class Show implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "NAME", description = "which")
    String name = "";

    Show() {}

    @Override
    public Integer call() {
      JsonNode told = common.server().get(path(name));
      common
          .output()
          .show(
              told,
              out -> {
                print(out, told);
                out.println();
                out.println(told.path("source").asText().stripTrailing());
              });
      return 0;
    }
  }

  @CommandLine.Command(
      name = "remove",
      description = "Take a template out; what was made of it stays.",
      footer = {"", "Example: ilk template remove ci-deployer"})
  static final class Remove implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "NAME", description = "which")
    String name = "";

    Remove() {}

    @Override
    public Integer call() {
      JsonNode told = common.server().delete(path(name));
      common.output().show(told, out -> out.printf("%s is removed%n", name));
      return 0;
    }
  }
}
