package dev.ilk.scan.owner;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The files of one commit, out of the repository's objects and not out of its folder: no link leads
 * anywhere, and nothing lies outside.
 */
final class Tree {
  /** More files are not looked at. */
  static final int MOST_FILES = 200_000;

  private static final int MOST_UNREAD = 100;
  private static final int MOST_DOCUMENTS = 200;
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Repository repository;
  private final Map<String, ObjectId> files;
  private final List<String> unread = new ArrayList<>();

  private Tree(Repository repository, Map<String, ObjectId> files) {
    this.repository = repository;
    this.files = files;
  }

  static Tree of(Repository repository, RevCommit commit) throws IOException {
    Map<String, ObjectId> files = new LinkedHashMap<>();
    Tree tree = new Tree(repository, files);
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(commit.getTree());
      walk.setRecursive(true);
      while (walk.next()) {
        FileMode mode = walk.getFileMode(0);
        boolean isFile =
            FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
        if (isFile && Clue.isTellable(walk.getPathString())) {
          if (files.size() == MOST_FILES) {
            tree.unread("more than %,d files".formatted(MOST_FILES));
            break;
          }
          files.put(walk.getPathString(), walk.getObjectId(0));
        }
      }
    }
    return tree;
  }

  /** The paths of all files, in the order of the tree. */
  List<String> paths() {
    return List.copyOf(files.keySet());
  }

  /** What could not be read, for people. */
  List<String> unread() {
    return List.copyOf(unread);
  }

  /** Notes that something could not be read. */
  void unread(String what) {
    if (unread.size() < MOST_UNREAD) {
      unread.add(what);
    }
  }

  /**
   * The text of a file.
   *
   * @param most in bytes
   * @return empty if there is none, or it is larger; what is no UTF-8 is replaced
   */
  Optional<String> text(String path, int most) {
    ObjectId id = files.get(path);
    if (id == null) {
      return Optional.empty();
    }
    try {
      ObjectLoader loader = repository.open(id);
      if (loader.getSize() > most) {
        unread("%s: larger than %,d KiB".formatted(path, most >> 10));
        return Optional.empty();
      }
      return Optional.of(new String(loader.getCachedBytes(most), StandardCharsets.UTF_8));
    } catch (LargeObjectException | MissingObjectException e) {
      unread(path + ": cannot be read");
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The documents of a file in YAML or JSON. Tags are ignored, and an alias is no more than its
   * name, so that nothing unfolds.
   *
   * @param most in bytes
   * @return none if it makes no sense
   */
  List<JsonNode> documents(String path, int most) {
    Optional<String> text = text(path, most);
    return text.isEmpty() ? List.of() : documents(path, text.get());
  }

  private List<JsonNode> documents(String path, String text) {
    List<JsonNode> documents = new ArrayList<>();
    try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(text)) {
      while (documents.size() < MOST_DOCUMENTS && all.hasNextValue()) {
        JsonNode one = all.nextValue();
        if (one != null && one.isContainerNode()) {
          documents.add(one);
        }
      }
    } catch (JacksonException e) {
      unread(path + ": is no sound YAML");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }
}
