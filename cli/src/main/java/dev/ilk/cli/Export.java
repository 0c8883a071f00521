package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Writes what is registered as declarations. */
@CommandLine.Command(
    name = "export",
    description = {
      "Write what a set of declarations manages as a declaration that makes it so again.",
      "What no file can make again, such as what is revoked, is named and left out."
    },
    footer = {
      "",
      "Examples:",
      "  ilk export --set acme > acme.yaml",
      "  ilk export --all --to registry/"
    })
final class Export implements Callable<Integer> {
  private static final String USUAL = "default";

  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Option(
      names = "--set",
      paramLabel = "NAME",
      description = "which set (default: that of files that name none)")
  @Nullable String set;

  @CommandLine.Option(names = "--all", description = "every set, a file or more for each")
  boolean all;

  @CommandLine.Option(
      names = "--to",
      paramLabel = "DIR",
      description = "write files there instead of to the terminal, each short enough to be applied")
  @Nullable Path folder;

  Export() {}

  @Override
  public Integer call() throws IOException {
    if (all && (folder == null || set != null)) {
      throw new IOException("`--all` writes files: give `--to DIR`, and no `--set`");
    }
    String first = set == null ? USUAL : set;
    ObjectNode exported = read(first);
    write(exported);
    if (all) {
      for (JsonNode other : exported.path("sets")) {
        if (!other.asText().equals(first)) {
          write(read(other.asText()));
        }
      }
    }
    return 0;
  }

  /** All parts of a set, which must be of one version. */
  private ObjectNode read(String name) throws IOException {
    ObjectNode whole = Server.mapper().createObjectNode().put("set", name);
    ArrayNode documents = whole.putArray("documents");
    ArrayNode leftOut = whole.putArray("left_out");
    String after = "";
    do {
      JsonNode part =
          common.server().get("/v1/registry/export?set=" + coded(name) + "&after=" + coded(after));
      if (whole.has("version") && !whole.path("version").equals(part.path("version"))) {
        throw new IOException("the registry changed while it was read; run this again");
      }
      whole.set("version", part.path("version"));
      whole.set("sets", part.path("sets"));
      documents.add(part.path("document"));
      part.path("left_out").forEach(leftOut::add);
      after = part.path("next").asText();
    } while (!after.isEmpty());
    return whole;
  }

  private void write(ObjectNode exported) throws IOException {
    Path into = folder;
    if (into == null) {
      common.output().show(exported, out -> texts(exported).forEach(out::print));
      return;
    }
    Files.createDirectories(into);
    List<String> texts = texts(exported);
    String name = exported.path("set").asText();
    for (int i = 0; i < texts.size(); i++) {
      // Folders are applied in the order of names, and a part refers to those before it.
      String numbered = texts.size() == 1 ? name : "%s-%04d".formatted(name, i + 1);
      Path file = into.resolve(numbered + ".yaml");
      Files.writeString(file, texts.get(i));
      common.output().show(exported, out -> out.printf("wrote %s%n", file));
    }
  }

  /** The documents, with what is left out as comments before the first. */
  private static List<String> texts(ObjectNode exported) {
    List<String> texts = new ArrayList<>();
    for (JsonNode document : exported.path("documents")) {
      texts.add((texts.isEmpty() ? "" : "---\n") + document.asText());
    }
    StringBuilder comments = new StringBuilder();
    for (JsonNode one : exported.path("left_out")) {
      comments.append(
          "# left out, since %s: %s%n"
              .formatted(one.path("why").asText(), one.path("subject").asText()));
    }
    texts.set(0, comments + texts.getFirst());
    return texts;
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
