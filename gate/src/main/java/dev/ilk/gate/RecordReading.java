package dev.ilk.gate;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.publish.PublishedLog;
import java.util.Optional;

/** Gives out parts of the log in their published layout. */
public final class RecordReading implements Handler<ReadRecord, byte[]> {
  private final PublishedLog log;

  /**
   * Builds the handler.
   *
   * @param log the log as it is published
   */
  public RecordReading(PublishedLog log) {
    this.log = log;
  }

  @Override
  public Result<Handled<byte[]>> act(Permit<ReadRecord> permit) throws PartUnavailable {
    ReadRecord asked = permit.command();
    Optional<byte[]> file;
    try {
      file = log.file(asked.path());
    } catch (LogStoreException e) {
      throw new PartUnavailable("the log cannot be read", e);
    }
    return file.map(bytes -> Result.ok(Handled.of(bytes, asked.asked())))
        .orElseGet(() ->
            Result.failed(
                Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "record_part_unknown",
                    "the log as last signed has no part `%s`".formatted(asked.path()))));
  }
}
