package dev.ilk.scan.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;

/** Opens repositories, without asking the machine's Git or its settings. */
public final class Repositories {
  private Repositories() {}

  /**
   * Opens the repository that a folder is, or is the working tree of.
   *
   * @param folder the folder itself, not one above it
   * @return the repository, to be closed; nothing if there is none
   * @throws IOException if there is one that cannot be read
   */
  public static Optional<Repository> at(Path folder) throws IOException {
    PlainSystem.use();
    Path whole = folder.toAbsolutePath().normalize();
    RepositoryBuilder builder = new RepositoryBuilder();
    Path above = whole.getParent();
    if (above != null) {
      builder.addCeilingDirectory(above.toFile());
    }
    builder.findGitDir(whole.toFile());
    return builder.getGitDir() == null ? Optional.empty() : Optional.of(builder.build());
  }
}
