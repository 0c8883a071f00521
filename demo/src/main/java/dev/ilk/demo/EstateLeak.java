package dev.ilk.demo;

import dev.ilk.outside.vendor.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * A repository in which Dana once kept the token, and thought it gone when the file was changed.
 */
final class EstateLeak {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 20;

  private EstateLeak() {}

  /** A token of the form that GitLab gives, from a seed: it opens nothing. */
  static String token() {
    StringBuilder token = new StringBuilder("glpat-");
    new Random(20_261_122)
        .ints(LENGTH, 0, LETTERS.length())
        .forEach(at -> token.append(LETTERS.charAt(at)));
    return token.toString();
  }

  /** Makes the repository: three commits, of which the second has the token and the third not. */
  static Path in(Path folder, EstatePeople people) throws IOException {
    Person dana = people.dana();
    PersonIdent author = new PersonIdent(dana.name(), dana.email());
    try (Git git = Git.init().setDirectory(Files.createDirectories(folder).toFile()).call()) {
      commit(git, folder, author, "deploys what is built\n", "begin");
      commit(git, folder, author, "GITLAB_TOKEN=" + token() + "\n", "let it deploy");
      commit(git, folder, author, "GITLAB_TOKEN from the vault\n", "use the vault");
      return folder;
    } catch (GitAPIException e) {
      throw new IOException("no repository can be made", e);
    }
  }

  private static void commit(Git git, Path folder, PersonIdent author, String text, String message)
      throws IOException, GitAPIException {
    Files.writeString(folder.resolve("deploy.env"), text);
    git.add().addFilepattern("deploy.env").call();
    git.commit().setMessage(message).setAuthor(author).setCommitter(author).setSign(false).call();
  }
}
