package dev.ilk.server.config;

/**
 * An address and a port to listen on.
 *
 * @param host empty if there is none
 * @param port 0 for a free one; -1 if it is none
 */
public record Place(String host, int port) {
  private static final int HIGHEST = 65_535;

  /** Reads {@code host:port} of any content. */
  static Place of(String text) {
    int colon = text.lastIndexOf(':');
    return new Place(text.substring(0, Math.max(colon, 0)), port(text.substring(colon + 1)));
  }

  boolean isSound() {
    return !host.isEmpty() && port >= 0;
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      return port <= HIGHEST ? port : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
