package dev.ilk.edge;

import java.util.Optional;

/**
 * Where to listen.
 *
 * @param host an address of this machine
 * @param port 0 to 65535; 0 for a free one
 */
record Address(String host, int port) {
  private static final int HIGHEST_PORT = 65_535;

  /** Reads {@code 127.0.0.1:8422}; empty if it is not of that form. */
  static Optional<Address> parse(String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon <= 0 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
      return Optional.empty();
    }
    return Optional.of(new Address(text.substring(0, colon), Integer.parseInt(port)));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
