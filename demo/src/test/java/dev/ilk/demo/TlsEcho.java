package dev.ilk.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Says back one byte to each who connects over TLS. */
final class TlsEcho implements AutoCloseable {
  private final SSLServerSocket socket;

  private TlsEcho(SSLServerSocket socket) {
    this.socket = socket;
  }

  static TlsEcho start(SSLContext context) throws IOException {
    SSLServerSocket socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    TlsEcho echo = new TlsEcho(socket);
    Thread.ofVirtual().start(echo::serve);
    return echo;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var caller = socket.accept()) {
        caller.getOutputStream().write(caller.getInputStream().read());
      } catch (IOException e) {
        // The caller did not like the certificate; or this has ended.
      }
    }
  }

  /** Connects anew, trusting that certificate only. */
  void ask(X509Certificate trusted) throws Exception {
    SSLContext context = Identity.client(trusted, Optional.empty());
    try (SSLSocket caller =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), socket.getLocalPort())) {
      caller.getOutputStream().write(7);
      if (caller.getInputStream().read() != 7) {
        throw new IOException("no echo");
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
