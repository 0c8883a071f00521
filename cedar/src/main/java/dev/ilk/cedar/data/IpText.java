package dev.ilk.cedar.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes IP ranges as Cedar does: dotted decimal without leading zeros, or colon
 * hexadecimal with at most one {@code ::} (RFC 4291, section 2.2, forms 1 and 2; addresses of
 * version 4 inside version 6 are refused).
 */
final class IpText {
  private static final int LONGEST = 43;

  private IpText() {}

  static Optional<IpValue> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    boolean v6 = address.indexOf(':') >= 0;
    long[] bits = v6 ? parseV6(address) : parseV4(address);
    int width = v6 ? 128 : 32;
    int prefix = slash < 0 ? width : number(text.substring(slash + 1), v6 ? 3 : 2, width);
    return bits.length == 0 || prefix < 0
        ? Optional.empty()
        : Optional.of(new IpValue(v6, bits[0], bits[1], prefix));
  }

  /** The two halves, or an empty array if the text is no address. */
  private static long[] parseV4(String text) {
    String[] parts = text.split("\\.", -1);
    long bits = 0;
    for (String part : parts) {
      int octet = number(part, 3, 255);
      if (octet < 0) {
        return new long[0];
      }
      bits = bits << 8 | octet;
    }
    return parts.length == 4 ? new long[] {0, bits} : new long[0];
  }

  private static long[] parseV6(String text) {
    int gap = text.indexOf("::");
    List<Integer> head = new ArrayList<>();
    List<Integer> tail = new ArrayList<>();
    boolean sound =
        gap < 0
            ? groups(text, head)
            : groups(text.substring(0, gap), head) && groups(text.substring(gap + 2), tail);
    int known = head.size() + tail.size();
    if (!sound || (gap < 0 ? known != 8 : known > 7)) {
      return new long[0];
    }
    long[] bits = new long[2];
    for (int i = 0; i < 8; i++) {
      int fromEnd = i - (8 - tail.size());
      int group = i < head.size() ? head.get(i) : fromEnd >= 0 ? tail.get(fromEnd) : 0;
      bits[i / 4] = bits[i / 4] << 16 | group;
    }
    return bits;
  }

  private static boolean groups(String text, List<Integer> into) {
    if (text.isEmpty()) {
      return true;
    }
    for (String part : text.split(":", -1)) {
      if (part.isEmpty() || part.length() > 4 || !part.matches("[0-9a-fA-F]+")) {
        return false;
      }
      into.add(Integer.parseInt(part, 16));
    }
    return true;
  }

  /** A decimal number without leading zeros, or -1. */
  private static int number(String text, int digits, int largest) {
    if (text.length() > digits
        || !text.matches("[0-9]+")
        || (text.length() > 1 && text.charAt(0) == '0')) {
      return -1;
    }
    int number = Integer.parseInt(text);
    return number <= largest ? number : -1;
  }

  static String format(IpValue ip) {
    StringBuilder out = new StringBuilder();
    if (ip.v6()) {
      for (int i = 0; i < 8; i++) {
        long half = i < 4 ? ip.high() : ip.low();
        out.append(i > 0 ? ":" : "")
            .append(Long.toHexString(half >>> (48 - 16 * (i % 4)) & 0xffff));
      }
    } else {
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.append(shift < 24 ? "." : "").append(ip.low() >>> shift & 0xff);
      }
    }
    return out.append('/').append(ip.prefix()).toString();
  }
}
