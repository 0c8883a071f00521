package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;

/** {@code ilk break-glass}: emergency identities that shares of several people open. */
@CommandLine.Command(
    name = "break-glass",
    description = "Seal, drill and open emergency identities.",
    subcommands = {BreakGlass.Seal.class, BreakGlass.Open.class, BreakGlass.Drill.class})
final class BreakGlass implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  BreakGlass() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static String path(String name, String step) {
    if (!name.matches("[a-z][a-z0-9-]{0,79}")) {
      throw new RefusedException(List.of("`%s` is no emergency identity's name".formatted(name)));
    }
    return "/v1/break-glass/%s/%s".formatted(name, step);
  }

  /** A new file that only its owner reads. */
  private static void write(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text + "\n");
  }

  @CommandLine.Command(
      name = "seal",
      description = "Make a new secret, split among holders; earlier shares open nothing any more.",
      footer = {
        "",
        "Example: ilk break-glass seal fire --role operator --for 1h --holders 5 --threshold 3"
            + " --out ceremony",
        "Hand each holder one file, and keep none."
      })
  static final class Seal implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "NAME", description = "the emergency identity")
    String name = "";

    @CommandLine.Option(names = "--role", required = true, description = "the role that it gives")
    String role = "";

    @CommandLine.Option(
        names = "--for",
        paramLabel = "SPAN",
        required = true,
        description = "for how long, once opened")
    String lasting = "";

    @CommandLine.Option(names = "--holders", required = true, description = "how many shares")
    int holders;

    @CommandLine.Option(
        names = "--threshold",
        required = true,
        description = "how many of them open it")
    int threshold;

    @CommandLine.Option(
        names = "--out",
        paramLabel = "DIR",
        required = true,
        description = "where the shares are written, a file each")
    Path out = Path.of("");

    Seal() {}

    @Override
    public Integer call() throws IOException {
      Files.createDirectories(out);
      ObjectNode body = Server.mapper().createObjectNode();
      body.put("role", role).put("lasting", lasting);
      body.put("holders", holders).put("threshold", threshold);
      JsonNode shares = common.server().post(path(name, "seal"), body).path("shares");
      List<Path> files = new ArrayList<>();
      for (int i = 0; i < shares.size(); i++) {
        Path file = out.resolve("%s-share-%d".formatted(name, i + 1));
        write(file, shares.get(i).asText());
        files.add(file);
      }
      ArrayNode told = Server.mapper().createArrayNode();
      files.forEach(file -> told.add(file.toString()));
      common
          .output()
          .show(
              told,
              to -> {
                files.forEach(to::println);
                to.printf(
                    "sealed; any %d of these open it once. Drill it: ilk break-glass drill %s%n",
                    threshold, name);
              });
      return 0;
    }
  }

  /** What takes shares. */
  private abstract static class Shown implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "NAME", description = "the emergency identity")
    String name = "";

    @CommandLine.Option(
        names = "--share",
        paramLabel = "FILE",
        required = true,
        description = "a file with a holder's share; once for each")
    List<Path> shares = List.of();

    ObjectNode body() throws IOException {
      ObjectNode body = Server.mapper().createObjectNode();
      ArrayNode list = body.putArray("shares");
      for (Path file : shares) {
        try (Stream<String> lines = Files.lines(file)) {
          list.add(lines.findFirst().orElse("").strip());
        }
      }
      return body;
    }
  }

  @CommandLine.Command(
      name = "drill",
      description = "Prove that these shares would open it; opens nothing.",
      footer = {"", "Example: ilk break-glass drill fire --share a --share b --share c"})
  static final class Drill extends Shown {
    Drill() {}

    @Override
    public Integer call() throws IOException {
      JsonNode told = common.server().post(path(name, "drill"), body());
      common.output().show(told, to -> to.println("these shares would open it"));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "open",
      description = "Open it: loud, once, for the role and time that were sealed.",
      footer = {
        "",
        "Afterwards: ilk --server URL --token-file PASS …, and seal it anew as soon as it is over."
      })
  static final class Open extends Shown {
    @CommandLine.Option(names = "--reason", required = true, description = "why, for the record")
    String reason = "";

    @CommandLine.Option(
        names = "--out",
        paramLabel = "PASS",
        required = true,
        description = "a new file for the pass, readable by you alone")
    Path out = Path.of("");

    Open() {}

    @Override
    public Integer call() throws IOException {
      if (Files.exists(out)) {
        throw new RefusedException(List.of("`%s` exists; name a new file".formatted(out)));
      }
      JsonNode told = common.server().post(path(name, "open"), body().put("reason", reason));
      write(out, told.path("pass").asText());
      ((ObjectNode) told).remove("pass");
      common
          .output()
          .show(
              told,
              to ->
                  to.printf(
                      "open: role %s until %s, recorded under %s; the pass is in `%s`%n",
                      told.path("role").asText(),
                      told.path("until").asText(),
                      told.path("elevation").asText(),
                      out));
      return 0;
    }
  }
}
