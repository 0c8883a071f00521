package dev.ilk.scan.source;

import dev.ilk.scan.git.Repositories;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * All that any branch, tag or stash of a Git repository ever held: each version of each file once,
 * with the oldest commit that brought it, and the messages of the commits.
 */
public final class GitHistory implements Source {
  private final Repository repository;
  private final String name;

  private GitHistory(Repository repository, String name) {
    this.repository = repository;
    this.name = name;
  }

  /**
   * Opens the repository that a folder is, or is the working tree of.
   *
   * @param folder the folder itself, not one above it
   * @return the history, to be closed after the scan; nothing if there is no repository
   * @throws IOException if there is one that cannot be read
   */
  public static Optional<Source> at(Path folder) throws IOException {
    return Repositories.at(folder).map(found -> new GitHistory(found, folder.toString()));
  }

  @Override
  public void walk(Visitor visitor) throws IOException {
    Set<ObjectId> seen = new HashSet<>();
    try (RevWalk commits = new RevWalk(repository)) {
      for (Ref ref : repository.getRefDatabase().getRefs()) {
        if (ref.getObjectId() != null) {
          RevObject tip = commits.peel(commits.parseAny(ref.getObjectId()));
          if (tip instanceof RevCommit commit) {
            commits.markStart(commit);
          }
        }
      }
      commits.sort(RevSort.COMMIT_TIME_DESC);
      commits.sort(RevSort.REVERSE, true);
      for (RevCommit commit : commits) {
        visit(commit, seen, visitor);
      }
    }
  }

  private void visit(RevCommit commit, Set<ObjectId> seen, Visitor visitor) throws IOException {
    PersonIdent author = commit.getAuthorIdent();
    Optional<Place.Commit> brought =
        Optional.of(
            new Place.Commit(
                commit.name(),
                author.getName() + " <" + author.getEmailAddress() + ">",
                commit.getCommitterIdent().getWhenAsInstant()));
    byte[] message = commit.getFullMessage().getBytes(StandardCharsets.UTF_8);
    visitor.visit(new Place(name + " (message)", brought), () -> new ByteArrayInputStream(message));
    try (TreeWalk files = new TreeWalk(repository)) {
      for (RevCommit parent : commit.getParents()) {
        files.addTree(repository.parseCommit(parent).getTree());
      }
      if (commit.getParentCount() == 0) {
        files.addTree(new EmptyTreeIterator());
      }
      int own = files.addTree(commit.getTree());
      files.setRecursive(true);
      files.setFilter(TreeFilter.ANY_DIFF);
      while (files.next()) {
        FileMode mode = files.getFileMode(own);
        ObjectId blob = files.getObjectId(own);
        boolean isFile =
            FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
        if (isFile && seen.add(blob)) {
          visitor.visit(
              new Place(name + "/" + files.getPathString(), brought),
              () -> repository.open(blob).openStream());
        }
      }
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
