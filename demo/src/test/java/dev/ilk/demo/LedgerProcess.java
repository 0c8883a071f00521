package dev.ilk.demo;

import io.spiffe.workloadapi.DefaultWorkloadApiClient;
import io.spiffe.workloadapi.WorkloadApiClient;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A service in a process of its own: gets its SVID from the agent, and tells each caller, over
 * mutual TLS, by which name it knows it.
 */
final class LedgerProcess {
  private LedgerProcess() {}

  public static void main(String[] arguments) throws Exception {
    DefaultWorkloadApiClient.ClientOptions options =
        DefaultWorkloadApiClient.ClientOptions.builder()
            .spiffeSocketPath("unix:" + arguments[0])
            .build();
    try (WorkloadApiClient client = DefaultWorkloadApiClient.newClient(options);
        SSLServerSocket server =
            (SSLServerSocket)
                SpiffeTls.context(client.fetchX509Context())
                    .getServerSocketFactory()
                    .createServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      server.setNeedClientAuth(true);
      System.out.println("listening " + server.getLocalPort());
      System.out.flush();
      while (true) {
        try (SSLSocket caller = (SSLSocket) server.accept()) {
          X509Certificate shown = (X509Certificate) caller.getSession().getPeerCertificates()[0];
          List<?> name = shown.getSubjectAlternativeNames().iterator().next();
          new PrintStream(caller.getOutputStream(), true, StandardCharsets.UTF_8)
              .println("hello " + name.get(1));
        }
      }
    }
  }
}
