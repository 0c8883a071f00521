package dev.ilk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompletionTest {
  @TempDir Path folder;

  private Path script(String shell) throws Exception {
    Run run = Run.of("completion", shell);
    assertEquals(0, run.code(), run.err());
    return Files.writeString(folder.resolve("ilk." + shell), run.out());
  }

  private static String shell(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), said);
    return said;
  }

  private static void assumeShell(String name) {
    boolean there =
        Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
            .anyMatch(at -> Files.isExecutable(Path.of(at, name)));
    Assumptions.assumeTrue(there, name + " is not installed; install it to run this test");
  }

  @Test
  void bash_completes_commands_and_options() throws Exception {
    assumeShell("bash");
    Path script = script("bash");
    assertEquals("offboard\n", completed(script, "ilk human off", "ilk", "human", "off"));
    assertTrue(
        completed(script, "ilk human offboard --dr", "ilk", "human", "offboard", "--dr")
            .contains("--dry-run"));
  }

  private static String completed(Path script, String line, String... words) throws Exception {
    String typed =
        "COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d"
            .formatted(String.join(" ", words), words.length - 1, line, line.length());
    return shell(
        "bash",
        "-c",
        "source %s; %s; _complete_ilk; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, typed));
  }

  @Test
  void zsh_reads_the_script() throws Exception {
    assumeShell("zsh");
    shell("zsh", "-n", script("zsh").toString());
  }

  @Test
  void fish_reads_the_script() throws Exception {
    assumeShell("fish");
    shell("fish", "-n", script("fish").toString());
  }

  @Test
  void fish_is_told_of_every_command() throws Exception {
    String script = Files.readString(script("fish"));
    each(new CommandLine(new Main()), List.of(), script);
    assertTrue(script.contains("-n '__ilk_in human offboard' -l dry-run"), script);
    assertTrue(script.lines().noneMatch(line -> line.contains("\u0000")));
  }

  private static void each(CommandLine command, List<String> words, String script) {
    command
        .getSubcommands()
        .forEach((name, sub) -> {
          String at = String.join(" ", words);
          assertTrue(
              script.contains("'" + ("__ilk_at " + at).strip() + "' -a '" + name + "'"), name);
          each(sub, Stream.concat(words.stream(), Stream.of(name)).toList(), script);
        });
  }

  @Test
  void another_shell_is_refused_as_a_wrong_command_line() {
    assertEquals(Failures.USAGE, Run.of("completion", "tcsh").code());
  }
}
