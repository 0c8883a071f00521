package dev.ilk.gate.measure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All measures of a time.
 *
 * @param query over which time, and of what
 * @param counted when the latest event happened that is counted; nothing before the first
 * @param waiting how many events of the record are not counted yet
 * @param taken when the registry and the accounts were last looked at; nothing before the first
 *     time
 * @param sources how many systems Ilk knows of from which accounts can be read
 * @param sourcesRead how many of them were ever read to the end: of the others nothing is known
 * @param measures in the order of their definitions
 */
public record MeasureReport(
    MeasureQuery query,
    Optional<Instant> counted,
    long waiting,
    Optional<Instant> taken,
    long sources,
    long sourcesRead,
    List<Measured> measures) {
  public MeasureReport {
    measures = List.copyOf(measures);
  }
}
