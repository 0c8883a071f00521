package dev.ilk.scan.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.scan.Leak;
import dev.ilk.scan.Marks;
import dev.ilk.scan.Scan;
import dev.ilk.scan.ScanReport;
import dev.ilk.scan.rule.RuleFile;
import dev.ilk.scan.rule.RuleSet;
import dev.ilk.scan.rule.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHistoryTest {
  private static final PersonIdent ANA = new PersonIdent("Ana", "ana@company.test");
  private final String token = Shape.make("ghp_<alnum:30><crc32>", new Random(1));

  @TempDir Path folder;

  @Test
  void a_secret_that_was_removed_is_found_with_the_commit_that_brought_it() throws Exception {
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      commit(git, "readme.md", "hello", "begin");
      RevCommit brought = commit(git, "deploy.env", "TOKEN=" + token, "add deploy settings");
      commit(git, "deploy.env", "TOKEN=from-vault", "use the vault");
      ScanReport report = scan();
      assertEquals(1, report.leaks().size());
      Leak leak = report.leaks().getFirst();
      assertEquals(1, leak.times());
      Place.Commit commit = leak.places().getFirst().place().commit().orElseThrow();
      assertEquals(brought.name(), commit.id());
      assertEquals("Ana <ana@company.test>", commit.author());
    }
  }

  @Test
  void other_branches_tags_and_messages_are_read_too() throws Exception {
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      commit(git, "readme.md", "hello", "begin");
      String home = git.getRepository().getBranch();
      git.checkout().setCreateBranch(true).setName("try").call();
      commit(git, "a.env", "TOKEN=" + token, "try it");
      git.checkout().setName(home).call();
      commit(git, "b.txt", "x", "the key is " + Shape.make("dop_v1_<hex:64>", new Random(2)));
      assertEquals(
          List.of("digitalocean-token", "github-token"),
          scan().leaks().stream().map(leak -> leak.rule().id()).sorted().toList());
    }
  }

  @Test
  void a_folder_below_a_repository_is_not_taken_for_it() throws Exception {
    try (Git _ = Git.init().setDirectory(folder.toFile()).call()) {
      Path below = Files.createDirectories(folder.resolve("src"));
      assertTrue(GitHistory.at(below).isEmpty());
      assertTrue(GitHistory.at(folder).isPresent());
    }
  }

  private ScanReport scan() throws Exception {
    try (Source history = GitHistory.at(folder).orElseThrow()) {
      return new Scan(new RuleSet(RuleFile.builtIn()), Marks.none(), 2, 1 << 20)
          .run(List.of(history), _ -> {});
    }
  }

  private RevCommit commit(Git git, String file, String text, String message) throws Exception {
    Files.writeString(folder.resolve(file), text);
    git.add().addFilepattern(file).call();
    return git.commit().setMessage(message).setAuthor(ANA).setCommitter(ANA).setSign(false).call();
  }
}
