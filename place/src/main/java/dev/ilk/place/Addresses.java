package dev.ilk.place;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads IP addresses as they are written. Never asks a name server. */
final class Addresses {
  private static final Pattern FOUR =
      Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");
  private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private Addresses() {}

  /** The address, an IPv4 address mapped into IPv6 as what it is; empty if the text is none. */
  static Optional<InetAddress> read(String text) {
    // The JDK's literal parser takes forms such as `1` and `0x7f.1`, which nobody means.
    boolean four = FOUR.matcher(text).matches();
    boolean six = text.indexOf(':') >= 0 && SIX.matcher(text).matches();
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
