package dev.ilk.prove.federation.issuer;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/** Where an IP address leads (RFC 6890 and the documentation of the clouds). */
enum AddressClass {
  /** Anywhere on the Internet. */
  PUBLIC,
  /** This machine or the networks around it. */
  PRIVATE,
  /** Nothing that could be an issuer: the link, many hosts at once, a cloud's metadata service. */
  NEVER;

  /** Outside the link-local range, where the clouds' metadata services are otherwise found. */
  private static final Set<InetAddress> METADATA =
      Set.of(
          InetAddress.ofLiteral("100.100.100.200"),
          InetAddress.ofLiteral("168.63.129.16"),
          InetAddress.ofLiteral("fd00:ec2::254"),
          InetAddress.ofLiteral("fd20:ce::254"));

  static AddressClass of(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || METADATA.contains(address)) {
      return NEVER;
    }
    if (address.isLoopbackAddress() || address.isSiteLocalAddress()) {
      return PRIVATE;
    }
    return switch (address) {
      case Inet4Address four -> of(four.getAddress());
      case Inet6Address six -> ofSix(six.getAddress());
      default -> NEVER;
    };
  }

  private static AddressClass of(byte[] four) {
    int first = four[0] & 0xff;
    int second = four[1] & 0xff;
    boolean sharedByCarrier = first == 100 && second >= 64 && second < 128;
    boolean benchmarking = first == 198 && (second == 18 || second == 19);
    boolean protocolAssignments = first == 192 && second == 0 && four[2] == 0;
    if (first == 0 || first >= 240) {
      return NEVER;
    }
    return sharedByCarrier || benchmarking || protocolAssignments ? PRIVATE : PUBLIC;
  }

  private static AddressClass ofSix(byte[] six) {
    if ((six[0] & 0xfe) == 0xfc) {
      return PRIVATE;
    }
    // Addresses that carry an IPv4 address lead to where that one leads: compatible (::/96), NAT64
    // (64:ff9b::/96, RFC 6052), 6to4 (2002::/16, RFC 3056).
    if (startsWith(six, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        || startsWith(six, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) {
      return embedded(Arrays.copyOfRange(six, 12, 16));
    }
    return startsWith(six, 0x20, 0x02) ? embedded(Arrays.copyOfRange(six, 2, 6)) : PUBLIC;
  }

  private static AddressClass embedded(byte[] four) {
    try {
      return of(InetAddress.getByAddress(four));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are always an address", e);
    }
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
