package dev.ilk.gate.estate;

import java.util.List;
import java.util.Optional;

/**
 * Some findings.
 *
 * @param findings the gravest first; may be fewer than asked for, even none, where many had to be
 *     looked through
 * @param next where to go on; nothing if there are no more
 */
public record FindingPage(List<FoundWrong> findings, Optional<FindingQuery.Mark> next) {
  public FindingPage {
    findings = List.copyOf(findings);
  }
}
