package dev.ilk.outside.postgres;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a program to its end, within a minute. */
final class Command {
  private static final int SECONDS = 60;
  private static final int MAX_OUTPUT = 16 * 1024;

  /** Writes what a program reads. */
  interface Input {
    void to(OutputStream program) throws IOException;
  }

  private Command() {}

  /** What the program wrote, or a problem that shows it. */
  static Result<String> run(List<String> words) {
    return run(words, _ -> {});
  }

  static Result<String> run(List<String> words, Input input) {
    Process process;
    try {
      process = new ProcessBuilder(words).redirectErrorStream(true).start();
    } catch (IOException e) {
      return failed(words, String.valueOf(e.getMessage()));
    }
    try {
      FutureTask<String> output = new FutureTask<>(() -> read(process));
      Thread.ofVirtual().start(output);
      try (OutputStream stdin = process.getOutputStream()) {
        input.to(stdin);
      }
      String said = output.get(SECONDS, TimeUnit.SECONDS);
      return process.waitFor() == 0 ? Result.ok(said) : failed(words, said);
    } catch (IOException | ExecutionException e) {
      return failed(words, String.valueOf(e.getMessage()));
    } catch (TimeoutException e) {
      return failed(words, "it did not end within " + SECONDS + " seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(words, "it was interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String read(Process process) throws IOException {
    byte[] head = process.getInputStream().readNBytes(MAX_OUTPUT);
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    return new String(head, StandardCharsets.UTF_8);
  }

  private static Result<String> failed(List<String> words, String why) {
    return Result.failed(
        Problem.of(
            Problem.Kind.UNAVAILABLE,
            "command_failed",
            "`%s` failed: %s".formatted(String.join(" ", words), why.strip())));
  }
}
