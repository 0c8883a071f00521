package dev.ilk.place;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** A block of IP addresses (RFC 4632, section 3.1; RFC 4291, section 2.3). */
public final class Cidr {
  private final byte[] base;
  private final int bits;

  private Cidr(byte[] base, int bits) {
    this.base = base;
    this.bits = bits;
  }

  /**
   * Reads a block.
   *
   * @param text such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}; one address alone is a block
   *     of one
   * @return the block, or {@code network_invalid}; also where bits are set that the length leaves
   *     out, since then one of both is a mistake
   */
  public static Result<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> address = Addresses.read(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return refused(text, "expected a network such as `192.0.2.0/24`");
    }
    byte[] base = address.get().getAddress();
    String length = slash < 0 ? String.valueOf(base.length * 8) : text.substring(slash + 1);
    if (!length.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(length) > base.length * 8) {
      return refused(text, "expected a length of 0 to " + base.length * 8);
    }
    int bits = Integer.parseInt(length);
    return Arrays.equals(base, masked(base, bits))
        ? Result.ok(new Cidr(base, bits))
        : refused(text, "bits are set beyond the length");
  }

  /**
   * Whether an address is in it.
   *
   * @param address of either family
   * @return false if it is of the other family
   */
  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == base.length && Arrays.equals(base, masked(bytes, bits));
  }

  private static byte[] masked(byte[] address, int bits) {
    byte[] masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      int left = Math.clamp(bits - 8L * i, 0, 8);
      masked[i] = (byte) (masked[i] & (0xff00 >> left));
    }
    return masked;
  }

  private static Result<Cidr> refused(String text, String expected) {
    String shown = text.length() <= 60 ? text : text.substring(0, 60) + "…";
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "network_invalid", "`" + shown + "`: " + expected));
  }
}
