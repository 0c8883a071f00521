package dev.ilk.place;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies before Ilk whose word counts for whom they speak. Each proxy adds, on the right, the
 * address it was spoken to from; so the list is read from the right, and the first that is no proxy
 * of ours is the caller. What stands to its left is the caller's own invention.
 *
 * @param blocks where the proxies are
 * @param header by which they tell
 */
public record TrustedProxies(List<Cidr> blocks, Header header) {
  /** None: whoever connects is the caller, and headers tell nothing. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of(), Header.X_FORWARDED_FOR);

  /** More entries than this are not looked at. */
  private static final int MOST = 50;

  private static final Pattern FOR =
      Pattern.compile("(?i)(?:^|;)\\s*for=(?:\"([^\"]*)\"|([^;,\"\\s]*))\\s*(?=;|$)");

  /** By which header proxies tell; one, since a caller could set the other. */
  public enum Header {
    /** RFC 7239. */
    FORWARDED("Forwarded"),
    /** What most proxies send. */
    X_FORWARDED_FOR("X-Forwarded-For");

    private final String field;

    Header(String field) {
      this.field = field;
    }

    /**
     * The header's name.
     *
     * @return as in HTTP
     */
    public String field() {
      return field;
    }
  }

  public TrustedProxies {
    blocks = List.copyOf(blocks);
  }

  /**
   * Whose request it is.
   *
   * @param peer the address that the connection comes from; empty at a Unix socket
   * @param values the values of the header, one for each line, in their order; of any content
   * @return the caller's address; that of the last proxy that is known if what it tells is no
   *     address
   */
  public String client(String peer, List<String> values) {
    if (blocks.isEmpty() || !isOurs(peer)) {
      return peer;
    }
    String client = peer;
    for (String entry : entries(values).reversed()) {
      Optional<InetAddress> address = address(entry);
      if (address.isEmpty()) {
        return client;
      }
      client = address.get().getHostAddress();
      if (!isOurs(client)) {
        return client;
      }
    }
    return client;
  }

  private boolean isOurs(String address) {
    return Addresses.read(address)
        .filter(read -> blocks.stream().anyMatch(block -> block.contains(read)))
        .isPresent();
  }

  private static List<String> entries(List<String> values) {
    List<String> entries = new ArrayList<>();
    values.forEach(value -> entries.addAll(List.of(value.split(",", -1))));
    return entries.subList(Math.max(0, entries.size() - MOST), entries.size());
  }

  private Optional<InetAddress> address(String entry) {
    String node = entry.strip();
    if (header == Header.FORWARDED) {
      Matcher found = FOR.matcher(node);
      if (!found.find()) {
        return Optional.empty();
      }
      node = found.group(1) == null ? found.group(2) : found.group(1);
    }
    return Addresses.read(withoutPort(node));
  }

  /** RFC 7239, section 6: IPv6 addresses stand in brackets; a port may follow. */
  private static String withoutPort(String node) {
    if (node.startsWith("[")) {
      int end = node.indexOf(']');
      return end < 0 ? "" : node.substring(1, end);
    }
    int colon = node.indexOf(':');
    return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
  }
}
