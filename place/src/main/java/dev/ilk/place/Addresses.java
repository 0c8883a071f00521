package dev.ilk.place;

import java.net.InetAddress;
import java.util.Optional;

/** Reads IP addresses as they are written. Never asks a name server. */
final class Addresses {
  private static final int LONGEST = 45;

  private Addresses() {}

  /** The address, an IPv4 address mapped into IPv6 as what it is; empty if the text is none. */
  static Optional<InetAddress> read(String text) {
    // The JDK's literal parser takes forms such as `1` and `0x7f.1`, which nobody means.
    boolean four = text.matches("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");
    boolean six = text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]{2," + LONGEST + "}");
    if (!four && !six) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
