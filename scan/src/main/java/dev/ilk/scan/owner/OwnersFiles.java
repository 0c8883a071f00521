package dev.ilk.scan.owner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * OWNERS files as Kubernetes projects have them: approvers of a folder and of what is below it. The
 * nearest file that names any counts; aliases come from {@code OWNERS_ALIASES} at the root.
 */
final class OwnersFiles {
  private static final int LARGEST = 256 << 10;
  private static final int MOST_FILES = 5_000;
  private static final int MOST_APPROVERS = 20;
  private static final int LONGEST_FILTER = 200;
  private static final String NAME = "OWNERS";

  private final Tree tree;
  private final Map<String, List<String>> aliases = new HashMap<>();
  private final Set<String> files = new HashSet<>();
  private final Map<String, JsonNode> read = new HashMap<>();

  OwnersFiles(Tree tree) {
    this.tree = tree;
    for (JsonNode document : tree.documents("OWNERS_ALIASES", LARGEST)) {
      for (Map.Entry<String, JsonNode> alias : document.path("aliases").properties()) {
        aliases.put(alias.getKey(), texts(alias.getValue()));
      }
    }
    tree.paths().stream()
        .filter(path -> path.equals(NAME) || path.endsWith("/" + NAME))
        .limit(MOST_FILES)
        .forEach(files::add);
  }

  /**
   * Who approves changes of a file.
   *
   * @param file the OWNERS file that says so
   * @param approvers as {@code @login}
   */
  record Said(String file, Set<String> approvers) {}

  /** What is said of a file; empty if nothing is. */
  Optional<Said> of(String path) {
    String folder = path;
    while (!folder.isEmpty()) {
      folder = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : "";
      String file = folder.isEmpty() ? NAME : folder + "/" + NAME;
      if (files.contains(file)) {
        JsonNode said = read(file);
        String below = folder.isEmpty() ? path : path.substring(folder.length() + 1);
        Set<String> approvers = approvers(said, below);
        if (!approvers.isEmpty()) {
          return Optional.of(new Said(file, approvers));
        }
        if (said.at("/options/no_parent_owners").asBoolean()) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private JsonNode read(String file) {
    return read.computeIfAbsent(
        file,
        path -> {
          List<JsonNode> documents = tree.documents(path, LARGEST);
          return documents.isEmpty() ? MissingNode.getInstance() : documents.getFirst();
        });
  }

  private Set<String> approvers(JsonNode said, String below) {
    Set<String> approvers = new TreeSet<>();
    add(approvers, said.path("approvers"));
    for (Map.Entry<String, JsonNode> filter : said.path("filters").properties()) {
      if (matches(filter.getKey(), below)) {
        add(approvers, filter.getValue().path("approvers"));
      }
    }
    return approvers;
  }

  private static boolean matches(String expression, String path) {
    if (expression.length() > LONGEST_FILTER) {
      return false;
    }
    try {
      return Pattern.compile(expression).matcher(path).find();
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private void add(Set<String> approvers, JsonNode named) {
    for (String name : texts(named)) {
      for (String login : aliases.getOrDefault(name, List.of(name))) {
        if (approvers.size() < MOST_APPROVERS) {
          approvers.add(login.contains("@") ? login : "@" + login);
        }
      }
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    for (JsonNode one : list) {
      String text = one.asText().strip();
      if (!text.isEmpty() && texts.size() < MOST_APPROVERS && Clue.isTellable(text)) {
        texts.add(text);
      }
    }
    return texts;
  }
}
