package dev.ilk.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completion for fish, which the library of the command line does not write: for each command its
 * subcommands and options, offered when exactly its words have been typed.
 */
final class FishCompletion {
  private static final String PREAMBLE =
      """
      # Whether the words typed so far, less options, are exactly these.
      function __ilk_at
        set -l words
        for word in (commandline -opc)[2..-1]
          string match -q -- '-*' $word; or set -a words $word
        end
        test "$words" = "$argv"
      end
      # Whether they begin with these.
      function __ilk_in
        set -l words
        for word in (commandline -opc)[2..-1]
          string match -q -- '-*' $word; or set -a words $word
        end
        string match -q -- "$argv*" "$words"
      end
      complete -c ilk -f
      """;

  private final StringBuilder script = new StringBuilder(PREAMBLE);

  private FishCompletion() {}

  static String of(CommandLine root) {
    FishCompletion fish = new FishCompletion();
    fish.command(root.getCommandSpec(), List.of());
    return fish.script.toString();
  }

  private void command(CommandSpec spec, List<String> words) {
    String path = String.join(" ", words);
    spec.subcommands()
        .forEach((name, sub) -> {
          line("__ilk_at " + path, "-a " + quoted(name), description(sub.getCommandSpec()));
          List<String> longer = new ArrayList<>(words);
          longer.add(name);
          command(sub.getCommandSpec(), longer);
        });
    if (spec.subcommands().isEmpty()) {
      for (OptionSpec option : spec.options()) {
        line("__ilk_in " + path, names(option), first(option.description()));
      }
    }
  }

  private static String names(OptionSpec option) {
    String names =
        List.of(option.names()).stream()
            .map(name ->
                name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
            .collect(Collectors.joining(" "));
    return option.arity().max() > 0 ? names + " -r -F" : names;
  }

  private void line(String condition, String offers, String description) {
    script
        .append("complete -c ilk -n ")
        .append(quoted(condition.strip()))
        .append(' ')
        .append(offers)
        .append(" -d ")
        .append(quoted(description))
        .append('\n');
  }

  private static String description(CommandSpec spec) {
    return first(spec.usageMessage().description());
  }

  private static String first(String[] lines) {
    return lines.length == 0 ? "" : lines[0].replace("%n", " ").replace("%%", "%");
  }

  /** Within single quotation marks only these two have a meaning. */
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
