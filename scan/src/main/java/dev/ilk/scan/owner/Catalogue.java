package dev.ilk.scan.owner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Backstage's descriptors: {@code catalog-info.yaml} files, whose entities name their owner as a
 * reference, {@code [kind:][namespace/]name}, which is a group's without a kind.
 */
final class Catalogue {
  private static final int LARGEST = 1 << 20;
  private static final int MOST_FILES = 2_000;
  private static final Set<String> NAMES = Set.of("catalog-info.yaml", "catalog-info.yml");

  /**
   * An entity with its owner.
   *
   * @param file the descriptor
   * @param folder the folder that it stands in; empty for the root
   * @param name what the entity is called
   * @param owner as {@code team:name} or {@code user:name}
   */
  record Entity(String file, String folder, String name, String owner) {}

  private final List<Entity> entities = new ArrayList<>();

  Catalogue(Tree tree) {
    tree.paths().stream()
        .filter(Catalogue::isOne)
        .limit(MOST_FILES)
        .forEach(path -> read(path, tree.documents(path, LARGEST)));
  }

  /** Whether a file is a descriptor. */
  static boolean isOne(String path) {
    return NAMES.contains(path.substring(path.lastIndexOf('/') + 1));
  }

  private void read(String path, List<JsonNode> documents) {
    String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    for (JsonNode document : documents) {
      String name = document.at("/metadata/name").asText();
      owner(document.at("/spec/owner").asText())
          .filter(_ -> !name.isBlank() && Clue.isTellable(name))
          .ifPresent(owner -> entities.add(new Entity(path, folder, name.strip(), owner)));
    }
  }

  private static Optional<String> owner(String reference) {
    int colon = reference.indexOf(':');
    String kind = colon < 0 ? "group" : reference.substring(0, colon).toLowerCase(Locale.ROOT);
    String name = reference.substring(reference.lastIndexOf('/') + 1).strip();
    String bare = name.substring(name.indexOf(':') + 1);
    return bare.isEmpty() || !Clue.isTellable(bare)
        ? Optional.empty()
        : Optional.of((kind.equals("user") ? "user:" : "team:") + bare);
  }

  /** All of them. */
  List<Entity> entities() {
    return List.copyOf(entities);
  }

  /** Those of the nearest descriptor at or above a file; several if they have one file. */
  List<Entity> of(String path) {
    Optional<Entity> nearest =
        entities.stream()
            .filter(one -> one.folder().isEmpty() || path.startsWith(one.folder() + "/"))
            .max(Comparator.comparingInt(one -> one.folder().length()));
    return nearest
        .map(near -> entities.stream().filter(one -> one.file().equals(near.file())).toList())
        .orElse(List.of());
  }
}
