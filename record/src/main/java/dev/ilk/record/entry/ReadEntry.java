package dev.ilk.record.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.record.Event;
import dev.ilk.record.log.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An entry read back. What lies beside it was checked against it; whether the entry itself is what
 * once was logged, only the tree tells.
 *
 * @param index where the entry says it stands
 * @param event what happened; personal values are empty if erased
 * @param erased whether personal data of the event was erased
 */
public record ReadEntry(long index, Event event, boolean erased) {

  /**
   * Reads an entry of version 1.
   *
   * @param stored as a store gave it back
   * @return the event, or what does not fit
   */
  public static Result<ReadEntry> of(StoredEntry stored) {
    return Json.parse(stored.leaf()).then(envelope -> open(envelope, stored));
  }

  /**
   * Writes entries for programs, personal data and all.
   *
   * @param entries in the order wanted
   * @return a JSON array of objects {@code {"n":…,"erased":…,"event":{…}}}
   */
  public static String json(List<ReadEntry> entries) {
    return entries.stream()
        .map(entry ->
            Json.write(json -> {
              json.number("n", entry.index());
              json.flag("erased", entry.erased());
              json.object("event", to -> EventWriter.writeWhole(entry.event(), to));
            }))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .collect(Collectors.joining(",\n", "[", "]"));
  }

  private static Result<ReadEntry> open(JsonNode envelope, StoredEntry stored) {
    JsonNode index = envelope.path("n");
    if (envelope.path("v").asInt() != 1 || !index.isIntegralNumber() || !index.canConvertToLong()) {
      return refused("entry_unreadable", "this is not an entry of version 1");
    }
    Result<JsonNode> body =
        envelope.has("event")
            ? Result.ok(envelope.path("event"))
            : detached(envelope.path("digest"), stored.detached());
    return body.then(json ->
        PersonalData.open(commitment(envelope), stored.personal())
            .then(personal ->
                EventReader.read(json, personal.fields())
                    .then(event ->
                        Result.ok(new ReadEntry(index.asLong(), event, personal.erased())))));
  }

  private static Result<JsonNode> detached(JsonNode digest, Optional<Bytes> detached) {
    if (detached.isEmpty()) {
      return refused("event_missing", "the event that the entry names by its digest is missing");
    }
    Bytes event = detached.get();
    String sha256 = HexFormat.of().formatHex(Sha256.of(event.toArray()));
    return digest.path("sha256").asText().equals(sha256)
        ? Json.parse(event)
        : refused("event_altered", "the event is not the one that the entry names by its digest");
  }

  private static Optional<Bytes> commitment(JsonNode envelope) {
    try {
      return Optional.ofNullable(envelope.get("personal"))
          .map(hex -> Bytes.of(HexFormat.of().parseHex(hex.asText())));
    } catch (IllegalArgumentException e) {
      return Optional.of(Bytes.EMPTY);
    }
  }

  private static <T> Result<T> refused(String code, String message) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, code, message));
  }
}
