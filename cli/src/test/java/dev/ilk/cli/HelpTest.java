package dev.ilk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What every command says of itself. */
class HelpTest {
  /** Commands whose result is a text for another program already. */
  private static final Set<String> TEXTS = Set.of("completion", "help");

  private static List<CommandLine> leaves(CommandLine command) {
    List<CommandLine> leaves = new ArrayList<>();
    if (command.getSubcommands().isEmpty()) {
      leaves.add(command);
    }
    command.getSubcommands().values().forEach(sub -> leaves.addAll(leaves(sub)));
    return leaves;
  }

  private static List<String> lacking(java.util.function.Predicate<CommandLine> what) {
    return leaves(new CommandLine(new Main())).stream()
        .filter(command -> !TEXTS.contains(command.getCommandName()))
        .filter(what.negate())
        .map(command -> command.getCommandSpec().qualifiedName())
        .toList();
  }

  @Test
  void every_command_prints_json_for_programs() {
    assertEquals(
        List.of(), lacking(command -> command.getCommandSpec().findOption("--json") != null));
  }

  @Test
  void every_command_has_a_description_and_an_example() {
    assertEquals(
        List.of(),
        lacking(command ->
            command.getCommandSpec().usageMessage().description().length > 0
                && String.join(" ", command.getCommandSpec().usageMessage().footer())
                    .contains("ilk ")));
  }

  @Test
  void the_exit_codes_are_told() {
    List<String> codes =
        Run.of("help").out().lines().filter(line -> line.matches(" +[0-9]+ +.*")).toList();
    assertEquals(6, codes.size(), codes::toString);
  }
}
