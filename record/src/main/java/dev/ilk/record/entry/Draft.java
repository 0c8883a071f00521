package dev.ilk.record.entry;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Sha256;
import dev.ilk.record.Event;
import dev.ilk.record.log.Entry;
import dev.ilk.record.log.Intent;
import dev.ilk.record.log.Ref;
import dev.ilk.record.tlog.EntryBundle;
import dev.ilk.record.tlog.Merkle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * An event in its final bytes but for its place in the log, which is known only while the log is
 * locked. So the writer's own work for an entry is one copy and one hash.
 */
public final class Draft {
  /** The longest event, in bytes of JSON. */
  public static final int MAX_EVENT = 1 << 20;

  private static final byte[] HEAD = ascii("{\"v\":1,\"n\":");
  private static final int LONGEST_INDEX = 19;
  private static final HexFormat HEX = HexFormat.of();

  private final Id.Event id;
  private final Instant at;
  private final byte[] tail;
  private final Optional<Bytes> detached;
  private final Optional<Bytes> personal;
  private final Set<Ref> refs;
  private final Optional<Intent> intent;

  private Draft(Event event, byte[] tail, Optional<Bytes> detached, Optional<Bytes> personal) {
    this.id = event.id();
    this.at = event.time();
    this.tail = tail;
    this.detached = detached;
    this.personal = personal;
    this.refs = References.of(event);
    this.intent = References.intent(event);
  }

  /**
   * Writes an event.
   *
   * @param event what happened
   * @return its bytes
   * @throws IllegalArgumentException if they are more than {@link #MAX_EVENT}
   */
  public static Draft of(Event event) {
    PersonalData.Collected collected = new PersonalData.Collected();
    byte[] json = EventWriter.write(event, collected);
    if (json.length > MAX_EVENT) {
      throw new IllegalArgumentException(
          "an event of %d bytes is longer than %d".formatted(json.length, MAX_EVENT));
    }
    Optional<Bytes> personal = collected.seal();
    String commitment =
        personal
            .map(p -> ",\"personal\":\"" + HEX.formatHex(Sha256.of(p.toArray())) + "\"")
            .orElse("");
    byte[] tail = join(ascii(commitment + ",\"event\":"), json, ascii("}"));
    if (HEAD.length + LONGEST_INDEX + tail.length <= EntryBundle.MAX_ENTRY) {
      return new Draft(event, tail, Optional.empty(), personal);
    }
    String digest =
        commitment
            + ",\"digest\":{\"sha256\":\"%s\",\"size\":%d}}"
                .formatted(HEX.formatHex(Sha256.of(json)), json.length);
    return new Draft(event, ascii(digest), Optional.of(Bytes.of(json)), personal);
  }

  /**
   * The event's id.
   *
   * @return found in the references, too
   */
  public Id.Event id() {
    return id;
  }

  /**
   * How much the entry weighs.
   *
   * @return bytes, about
   */
  public int size() {
    return tail.length
        + detached.map(Bytes::length).orElse(0)
        + personal.map(Bytes::length).orElse(0);
  }

  /**
   * The entry at its place. The place is part of the hashed bytes: an entry that is moved, or whose
   * neighbour is cut out, says so itself.
   *
   * @param index its index in the log
   * @return the entry
   */
  public Entry at(long index) {
    byte[] leaf = join(HEAD, ascii(Long.toString(index)), tail);
    return new Entry(id, at, Bytes.of(leaf), Merkle.leaf(leaf), detached, personal, refs, intent);
  }

  private static byte[] join(byte[] a, byte[] b, byte[] c) {
    return ByteBuffer.allocate(a.length + b.length + c.length).put(a).put(b).put(c).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
