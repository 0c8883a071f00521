package dev.ilk.cedar.data;

import java.util.Optional;

/**
 * An IP address or a range of them in CIDR notation; a single address is a range of one. The
 * address keeps its host bits, so {@code 10.0.0.1/8} and {@code 10.0.0.0/8} differ.
 *
 * @param v6 whether it is of version 6
 * @param high the upper 64 bits, 0 in version 4
 * @param low the lower 64 bits; all of a version 4 address
 * @param prefix the number of leading bits that the range shares, up to 32 or 128
 */
public record IpValue(boolean v6, long high, long low, int prefix) implements Value {

  /**
   * Reads an address or range.
   *
   * @param text such as {@code 10.0.0.0/8} or {@code ::1}
   * @return the range, or empty if the text is none
   */
  public static Optional<IpValue> parse(String text) {
    return IpText.parse(text);
  }

  /**
   * Tells whether the whole range lies within another.
   *
   * @param other the other range
   * @return false also if the versions differ
   */
  public boolean isInRange(IpValue other) {
    return v6 == other.v6 && prefix >= other.prefix && sharesBits(other, other.prefix);
  }

  /**
   * Tells whether the whole range is of loopback addresses.
   *
   * @return whether it is in {@code 127.0.0.0/8} or is {@code ::1}
   */
  public boolean isLoopback() {
    return v6 ? high == 0 && low == 1 && prefix == 128 : low >>> 24 == 127 && prefix >= 8;
  }

  /**
   * Tells whether the whole range is of multicast addresses.
   *
   * @return whether it is in {@code 224.0.0.0/4} or {@code ff00::/8}
   */
  public boolean isMulticast() {
    return v6 ? high >>> 56 == 0xff && prefix >= 8 : low >>> 28 == 0xe && prefix >= 4;
  }

  private boolean sharesBits(IpValue other, int bits) {
    if (!v6) {
      return bits == 0 || (low ^ other.low) >>> (32 - bits) == 0;
    }
    if (bits <= 64) {
      return bits == 0 || (high ^ other.high) >>> (64 - bits) == 0;
    }
    return high == other.high && (low ^ other.low) >>> (128 - bits) == 0;
  }

  int compareIp(IpValue other) {
    int order = Boolean.compare(v6, other.v6);
    order = order != 0 ? order : Long.compareUnsigned(high, other.high);
    order = order != 0 ? order : Long.compareUnsigned(low, other.low);
    return order != 0 ? order : Integer.compare(prefix, other.prefix);
  }

  @Override
  public Kind kind() {
    return Kind.IPADDR;
  }

  /**
   * The range as it is written in a policy's string.
   *
   * @return the address, a slash and the prefix
   */
  public String text() {
    return IpText.format(this);
  }

  @Override
  public String toString() {
    return "ip(\"" + text() + "\")";
  }
}
