package dev.ilk.outside.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A shell that runs the server as its child and waits for one word. If instead its input ends, this
 * process is gone, however it went: the shell then stops the server and removes its folder.
 */
final class Supervisor {
  private static final int STOP_SECONDS = 30;

  // $1 is the folder, $2 the log, the rest the server's command. The shell itself ignores what a
  // terminal sends to the whole group, so that it is there to clean up.
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      folder=$1; log=$2; shift 2
      "$@" </dev/null >>"$log" 2>&1 &
      server=$!
      echo $server
      read -r word || word=gone
      case $word in crash) signal=QUIT;; *) signal=INT;; esac
      kill -$signal $server 2>/dev/null
      wait $server
      if [ $word = gone ]; then rm -rf "$folder"; fi
      """;

  private final Process shell;
  private final ProcessHandle server;

  private Supervisor(Process shell, ProcessHandle server) {
    this.shell = shell;
    this.server = server;
  }

  static Supervisor start(Account account, Path folder, Path log, List<String> command)
      throws IOException {
    List<String> words =
        Stream.concat(
                account
                    .command("sh", "-c", SCRIPT, "sh", folder.toString(), log.toString())
                    .stream(),
                command.stream())
            .toList();
    Process shell =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    BufferedReader said = shell.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    if (line == null || !line.matches("[0-9]{1,9}")) {
      shell.destroyForcibly();
      throw new IOException("the server's shell said `%s`".formatted(line));
    }
    ProcessHandle server =
        ProcessHandle.of(Long.parseLong(line))
            .orElseThrow(() -> new IOException("the server ended as soon as it was started"));
    return new Supervisor(shell, server);
  }

  boolean isAlive() {
    return server.isAlive();
  }

  /** Ends the server's connections, writes everything out, stops. */
  void stop() throws IOException {
    end("stop\n");
  }

  /** Stops at once, as after a power cut: recovery happens at the next start. */
  void crash() throws IOException {
    end("crash\n");
  }

  /** Stops and removes the folder. */
  void stopForGood() throws IOException {
    end("");
  }

  private void end(String word) throws IOException {
    try (OutputStream out = shell.getOutputStream()) {
      out.write(word.getBytes(StandardCharsets.UTF_8));
    }
    try {
      if (!shell.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the server did not stop within " + STOP_SECONDS + " seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the server stopped", e);
    } finally {
      server.destroyForcibly();
      shell.destroyForcibly();
    }
  }
}
