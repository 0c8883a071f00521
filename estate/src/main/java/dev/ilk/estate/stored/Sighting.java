package dev.ilk.estate.stored;

import dev.ilk.discover.Account;
import dev.ilk.discover.classify.Classified;
import dev.ilk.discover.finding.Finding;
import java.util.List;

/**
 * An account as a page has it.
 *
 * @param account as its system tells it; its texts and lists are bounded
 * @param classified what it was taken for
 * @param findings what is wrong with it
 */
public record Sighting(Account account, Classified classified, List<Finding> findings) {
  public Sighting {
    findings = List.copyOf(findings);
  }
}
