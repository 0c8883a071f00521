package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a declaration as one document: YAML and JSON as they are, so that the lines in
 * messages are theirs, and Cedar files as policies named after them.
 */
final class Declaration {
  private Declaration() {}

  static String read(List<Path> sources) throws IOException {
    List<String> documents = new ArrayList<>();
    ArrayNode policies = Server.mapper().createArrayNode();
    for (Path source : sources) {
      for (Path file : files(source)) {
        String text = Files.readString(file);
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".cedar")) {
          ObjectNode policy = policies.addObject();
          policy.put("id", name.substring(0, name.length() - ".cedar".length()));
          policy.put("text", text);
        } else {
          documents.add(text.strip());
        }
      }
    }
    if (!policies.isEmpty()) {
      documents.add(Server.mapper().createObjectNode().set("policies", policies).toString());
    }
    return String.join("\n---\n", documents) + "\n";
  }

  private static List<Path> files(Path source) throws IOException {
    if (!Files.exists(source)) {
      throw new IOException("there is no file or folder `%s`".formatted(source));
    }
    if (!Files.isDirectory(source)) {
      return List.of(source);
    }
    try (Stream<Path> found = Files.walk(source)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(yaml|yml|json|cedar)"))
          .sorted()
          .toList();
    }
  }
}
