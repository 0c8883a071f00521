package dev.ilk.server.config;

import dev.ilk.keys.SecretRef;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a node speaks TLS itself, rather than behind something that does.
 *
 * @param certificate a file of PEM with the node's certificate first and those above it after; read
 *     again when it changes
 * @param key where the certificate's private key is, in PEM (PKCS #8); read again with the
 *     certificate
 * @param clients where callers are asked for certificates of their own (RFC 8705); empty if nowhere
 */
public record TlsSettings(Path certificate, SecretRef key, Optional<Clients> clients) {

  /**
   * A listener of its own, so that browsers at the other one are never asked for a certificate (RFC
   * 8705, section 5).
   *
   * @param listen the address to listen on
   * @param port the port; 0 for a free one
   * @param url its public address, without a trailing slash; empty for the address and port
   */
  public record Clients(String listen, int port, Optional<String> url) {}
}
