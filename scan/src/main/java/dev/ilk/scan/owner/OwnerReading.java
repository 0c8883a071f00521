package dev.ilk.scan.owner;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.ilk.scan.git.Repositories;
import dev.ilk.scan.owner.Clue.About;
import dev.ilk.scan.owner.Clue.Kind;
import dev.ilk.scan.owner.Clue.Sort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Reads who answers for what out of a clone: out of the commit that is checked out, and of its
 * history. Nothing of what files hold is told but names.
 */
public final class OwnerReading {
  /** No more clues are told. */
  public static final int MOST = 2_000;

  /** So many files are looked at to tell who owns most of a repository. */
  private static final int SAMPLE = 1_000;

  private static final int NAMED = 3;

  /** A file at the root: what speaks for it speaks for the repository. */
  private static final String ANY = "README";

  private static final Pattern ORIGIN =
      Pattern.compile(".*[/:]([\\w.-]{1,100}/[\\w.-]{1,100}?)(?:\\.git)?/?");

  private final String repository;
  private final Set<Clue> clues = new LinkedHashSet<>();
  private long beyond;

  private OwnerReading(String repository) {
    this.repository = repository;
  }

  /**
   * What was read.
   *
   * @param clues at most {@link #MOST}
   * @param files how many files there are
   * @param beyond how many more clues there were
   * @param unread what could not be read, for people
   */
  public record Read(List<Clue> clues, int files, long beyond, List<String> unread) {
    public Read {
      clues = List.copyOf(clues);
      unread = List.copyOf(unread);
    }
  }

  /**
   * Reads a clone.
   *
   * @param folder its working tree, or the repository itself
   * @param repository what to call it, such as {@code acme/orders}
   * @param past how old commits may be
   * @param now the present
   * @return what it tells; nothing if there is no repository, or nothing in it
   * @throws IOException if it cannot be read
   */
  public static Optional<Read> of(Path folder, String repository, Duration past, Instant now)
      throws IOException {
    Optional<Repository> found = Repositories.at(folder);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Repository clone = found.get();
        RevWalk walk = new RevWalk(clone)) {
      ObjectId head = clone.resolve(Constants.HEAD);
      return head == null
          ? Optional.empty()
          : Optional.of(
              new OwnerReading(repository).read(clone, walk.parseCommit(head), past, now));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * What a clone's origin is called.
   *
   * @param folder its working tree, or the repository itself
   * @return the last two parts of the origin's address, such as {@code acme/orders}; nothing if
   *     there is no such address
   * @throws IOException if the repository cannot be read
   */
  public static Optional<String> origin(Path folder) throws IOException {
    Optional<Repository> found = Repositories.at(folder);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Repository clone = found.get()) {
      String address = clone.getConfig().getString("remote", "origin", "url");
      Matcher parts = ORIGIN.matcher(address == null ? "" : address);
      return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }
  }

  private Read read(Repository clone, RevCommit head, Duration past, Instant now)
      throws IOException {
    Tree tree = Tree.of(clone, head);
    CodeOwnersFile owners = CodeOwnersFile.in(tree);
    OwnersFiles approvers = new OwnersFiles(tree);
    Catalogue catalogue = new Catalogue(tree);
    Map<String, Set<String>> mentions = new Mentions(tree).paths();
    Set<String> paths = new HashSet<>();
    mentions.values().forEach(paths::addAll);
    Authors authors = Authors.of(clone, head, paths, now.minus(past), now);
    if (!authors.isWhole()) {
      tree.unread("more than %,d commits".formatted(Authors.MOST_COMMITS));
    }
    new OnCall(tree)
        .entries()
        .forEach(one -> add(service(one.service()), Kind.ON_CALL, one.who(), "", one.file()));
    catalogue
        .entities()
        .forEach(one -> add(service(one.name()), Kind.CATALOGUE, one.owner(), "", one.file()));
    whole(tree, owners, approvers, authors);
    catalogue.of(ANY).forEach(one -> add(service(""), Kind.CATALOGUE, one.owner(), "", one.file()));
    mentions.forEach((name, places) -> {
      About about = new About(Sort.ACCOUNT, name);
      for (String place : places) {
        owners
            .rules()
            .of(place)
            .forEach(said ->
                said.owners()
                    .forEach(who -> add(about, Kind.CODE_OWNERS, who, place, line(owners, said))));
        approvers
            .of(place)
            .ifPresent(said ->
                said.approvers()
                    .forEach(who -> add(about, Kind.OWNERS_FILE, who, place, said.file())));
        catalogue
            .of(place)
            .forEach(one -> add(about, Kind.CATALOGUE, one.owner(), place, one.file()));
        authors.of(place).forEach(work -> add(worked(about, Kind.AUTHOR, work, place)));
      }
    });
    return new Read(List.copyOf(clues), tree.paths().size(), beyond, tree.unread());
  }

  /** What is said of the repository as a whole. */
  private void whole(Tree tree, CodeOwnersFile owners, OwnersFiles approvers, Authors authors) {
    About about = service("");
    Map<String, Integer> owned = new HashMap<>();
    List<String> paths = tree.paths();
    int step = paths.size() / SAMPLE + 1;
    for (int at = 0; at < paths.size() && !owners.path().isEmpty(); at += step) {
      Set<String> each = new HashSet<>();
      owners.rules().of(paths.get(at)).forEach(said -> each.addAll(said.owners()));
      each.forEach(who -> owned.merge(who, 1, Integer::sum));
    }
    owned.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Integer> one) -> -one.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(NAMED)
        .forEach(one ->
            add(
                new Clue(
                    about,
                    Kind.CODE_OWNERS,
                    one.getKey(),
                    "",
                    owners.path(),
                    (long) one.getValue() * step,
                    Optional.empty())));
    approvers
        .of(ANY)
        .ifPresent(said ->
            said.approvers().forEach(who -> add(about, Kind.OWNERS_FILE, who, "", said.file())));
    authors.most().forEach(work -> add(worked(about, Kind.COMMITTER, work, "")));
  }

  private About service(String name) {
    return name.isEmpty() ? new About(Sort.REPOSITORY, repository) : new About(Sort.SERVICE, name);
  }

  private static String line(CodeOwnersFile owners, CodeOwners.Said said) {
    return owners.path() + ":" + said.line();
  }

  private static Clue worked(About about, Kind kind, Authors.Work work, String place) {
    return new Clue(about, kind, work.who(), place, "", work.commits(), Optional.of(work.latest()));
  }

  private void add(About about, Kind kind, String who, String place, String by) {
    add(new Clue(about, kind, who, place, by, 1, Optional.empty()));
  }

  private void add(Clue clue) {
    if (clues.size() < MOST || clues.contains(clue)) {
      clues.add(clue);
    } else {
      beyond++;
    }
  }
}
