package dev.ilk.estate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Which addresses are one place, as far as one piece of software at one place is concerned. */
final class Whereabouts {
  private static final int BYTES_OF_64 = 8;

  private final Function<String, Set<String>> networks;

  Whereabouts(Function<String, Set<String>> networks) {
    this.networks = networks;
  }

  /**
   * What a place is called: by its networks, if the operator named them; else by the address, of
   * IPv6 by the 64 bits that one host keeps while it changes the others (RFC 8981).
   *
   * @param address in text form
   * @return a name
   */
  String of(String address) {
    Set<String> named = networks.apply(address);
    return named.isEmpty() ? host(address) : String.join("+", new TreeSet<>(named));
  }

  private static String host(String address) {
    try {
      if (address.indexOf(':') >= 0 && InetAddress.ofLiteral(address) instanceof Inet6Address six) {
        byte[] bytes = six.getAddress();
        Arrays.fill(bytes, BYTES_OF_64, bytes.length, (byte) 0);
        return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
      }
    } catch (IllegalArgumentException | UnknownHostException e) {
      return address;
    }
    return address;
  }
}
