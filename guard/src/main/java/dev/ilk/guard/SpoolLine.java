package dev.ilk.guard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A line of a spool: a checksum of eight hexadecimal digits, a blank, a JSON object written without
 * line ends, and a line end. A person can read it.
 */
final class SpoolLine {
  private static final int SUM = 8;
  private static final int AROUND = SUM + 2;
  private static final byte END = '\n';

  private SpoolLine() {}

  /** How long a line with a text of this length is. */
  static int longest(int text) {
    return text + AROUND;
  }

  static byte[] write(byte[] text) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(text.length + AROUND);
    line.writeBytes(sum(text).getBytes(StandardCharsets.US_ASCII));
    line.write(' ');
    line.writeBytes(text);
    line.write(END);
    return line.toByteArray();
  }

  /** The text of a line; empty if it is not as it was written. */
  static Optional<byte[]> read(ByteBuffer line) {
    byte[] all = new byte[line.remaining()];
    line.duplicate().get(all);
    if (all.length < AROUND || all[SUM] != ' ' || all[all.length - 1] != END) {
      return Optional.empty();
    }
    byte[] text = new byte[all.length - AROUND];
    System.arraycopy(all, SUM + 1, text, 0, text.length);
    String said = new String(all, 0, SUM, StandardCharsets.US_ASCII);
    return said.equals(sum(text)) ? Optional.of(text) : Optional.empty();
  }

  private static String sum(byte[] text) {
    CRC32C sum = new CRC32C();
    sum.update(text);
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
