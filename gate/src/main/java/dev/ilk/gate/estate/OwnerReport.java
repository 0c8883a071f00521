package dev.ilk.gate.estate;

import java.util.List;
import java.util.Optional;

/**
 * All that a clone tells of who answers for what; it takes the place of what was reported of the
 * repository before.
 *
 * @param repository what was read, such as {@code acme/orders}
 * @param logins the source whose accounts its logins are, such as {@code acme-github}
 * @param clues what was found, at most {@link #MOST}
 */
public record OwnerReport(String repository, Optional<String> logins, List<OwnerClue> clues) {
  /** The most clues of a repository. */
  public static final int MOST = 2_000;

  public OwnerReport {
    clues = List.copyOf(clues);
  }
}
