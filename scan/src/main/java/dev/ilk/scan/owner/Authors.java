package dev.ilk.scan.owner;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Who wrote which files of late, by the authors of commits; merges and bots do not count. A commit
 * says itself who made it and when, so what is found here is evidence and no proof.
 */
final class Authors {
  /** So many commits are looked at, the latest first. */
  static final int MOST_COMMITS = 20_000;

  /** Fewer commits than these since the repository's beginning make nobody a committer. */
  private static final int FEWEST = 2;

  private static final int NAMED = 3;

  private static final Pattern BOT =
      Pattern.compile(
          "(?i).*(?:\\[bot\\]|\\bbot\\b|noreply@github\\.com|renovate|dependabot|github-actions|jenkins).*");

  /** GitHub's addresses for those who do not show theirs: they hold the login. */
  private static final Pattern HIDDEN =
      Pattern.compile("(?:[0-9]+\\+)?([a-z0-9-]+)@users\\.noreply\\.github\\.com");

  /**
   * What somebody did.
   *
   * @param who the address of an author, or {@code @login}
   * @param commits how many
   * @param latest the last of them
   */
  record Work(String who, long commits, Instant latest) {
    private Work and(Instant when) {
      return new Work(who, commits + 1, when.isAfter(latest) ? when : latest);
    }
  }

  private final Map<String, Map<String, Work>> files = new HashMap<>();
  private final Map<String, Work> all = new HashMap<>();
  private boolean whole = true;

  /**
   * Reads the history of a commit.
   *
   * @param paths the files to look at
   * @param since older commits are left out
   * @param now later ones tell no time, and are left out
   */
  static Authors of(
      Repository repository, RevCommit head, Set<String> paths, Instant since, Instant now)
      throws IOException {
    Authors authors = new Authors();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(head));
      walk.sort(RevSort.COMMIT_TIME_DESC);
      int looked = 0;
      for (RevCommit commit : walk) {
        if (++looked > MOST_COMMITS) {
          authors.whole = false;
          break;
        }
        Instant when = Instant.ofEpochSecond(commit.getCommitTime());
        if (commit.getParentCount() < 2 && !when.isBefore(since) && !when.isAfter(now)) {
          authors.commit(repository, commit, paths, when);
        }
      }
    }
    return authors;
  }

  private void commit(Repository repository, RevCommit commit, Set<String> paths, Instant when)
      throws IOException {
    PersonIdent author = commit.getAuthorIdent();
    String address = author.getEmailAddress().strip().toLowerCase(Locale.ROOT);
    if (isBot(author.getName(), address)) {
      return;
    }
    var hidden = HIDDEN.matcher(address);
    String who = hidden.matches() ? "@" + hidden.group(1) : address;
    if (!who.contains("@") || !Clue.isTellable(who)) {
      return;
    }
    add(all, who, when);
    if (paths.isEmpty()) {
      return;
    }
    try (TreeWalk changed = new TreeWalk(repository)) {
      if (commit.getParentCount() == 0) {
        changed.addTree(new EmptyTreeIterator());
      } else {
        changed.addTree(repository.parseCommit(commit.getParent(0)).getTree());
      }
      changed.addTree(commit.getTree());
      changed.setRecursive(true);
      changed.setFilter(
          AndTreeFilter.create(PathFilterGroup.createFromStrings(paths), TreeFilter.ANY_DIFF));
      while (changed.next()) {
        add(files.computeIfAbsent(changed.getPathString(), _ -> new HashMap<>()), who, when);
      }
    }
  }

  static boolean isBot(String name, String address) {
    return BOT.matcher(name).matches() || BOT.matcher(address).matches();
  }

  private static void add(Map<String, Work> done, String who, Instant when) {
    done.merge(who, new Work(who, 1, when), (before, _) -> before.and(when));
  }

  /** Whether all commits were looked at. */
  boolean isWhole() {
    return whole;
  }

  /** Who changed a file most. */
  List<Work> of(String path) {
    return most(files.getOrDefault(path, Map.of()).values());
  }

  /** Who made most of all commits, and more than one. */
  List<Work> most() {
    return most(all.values().stream().filter(one -> one.commits() >= FEWEST).toList());
  }

  private static List<Work> most(Collection<Work> done) {
    List<Work> sorted = new ArrayList<>(done);
    sorted.sort(
        Comparator.comparingLong(Work::commits)
            .thenComparing(Work::latest)
            .reversed()
            .thenComparing(Work::who));
    return List.copyOf(sorted.subList(0, Math.min(NAMED, sorted.size())));
  }
}
