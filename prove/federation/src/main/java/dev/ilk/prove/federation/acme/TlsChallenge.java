package dev.ilk.prove.federation.acme;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Sha256;
import dev.ilk.prove.federation.issuer.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * Whether software answers under a name: the challenge {@code tls-alpn-01} (RFC 8737). Of the
 * challenges of ACME this one sends nothing to the place that a name leads to but the beginning of
 * a handshake, so it is the one that Ilk makes.
 *
 * <p>The name is resolved once, each of its addresses is judged as {@link Reach} says, and the call
 * goes to an address that was judged, never to the name again.
 */
public final class TlsChallenge implements AutoCloseable {
  /** RFC 8737, section 4: no other port will do. */
  public static final int PORT = 443;

  private static final String PROTOCOL = "acme-tls/1";
  private static final String IDENTIFIER = "1.3.6.1.5.5.7.1.31";
  private static final int DNS = 2;
  private static final int CONNECT_MILLIS = 3_000;

  private final Reach reach;
  private final int port;
  private final Duration timeout;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Checks names within reach.
   *
   * @param reach which addresses may be called
   * @param port where software answers; {@link #PORT}, unless in a test
   * @param timeout for all of one check
   */
  public TlsChallenge(Reach reach, int port, Duration timeout) {
    this.reach = reach;
    this.port = port;
    this.timeout = timeout;
  }

  /**
   * Looks whether software with an account answers under a name. Blocks.
   *
   * @param name in the DNS
   * @param authorization the key authorization (RFC 8555, section 8.1)
   * @return {@code challenge_failed}, or empty if it does
   */
  public Optional<Problem> objection(String name, String authorization) {
    Future<Optional<Problem>> checking = threads.submit(() -> check(name, authorization));
    try {
      return checking.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return failed("nothing came to its end within " + timeout);
    } catch (ExecutionException e) {
      throw new IllegalStateException("checking a name", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("this node stops");
    } finally {
      // Interrupting a virtual thread closes the socket that it waits at.
      checking.cancel(true);
    }
  }

  private Optional<Problem> check(String name, String authorization) {
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(name);
    } catch (UnknownHostException e) {
      return failed("the name is not known here");
    }
    for (InetAddress address : addresses) {
      Optional<Problem> refused = reach.objection(address);
      if (refused.isPresent()) {
        return failed(refused.get().message());
      }
    }
    try (Socket connection = new Socket()) {
      connection.connect(new InetSocketAddress(addresses[0], port), CONNECT_MILLIS);
      return shaken(connection, name, authorization);
    } catch (IOException e) {
      return failed("no handshake: " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  private Optional<Problem> shaken(Socket connection, String name, String authorization)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new AnyServer()}, null);
    try (SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(connection, name, port, true)) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(name)));
      parameters.setApplicationProtocols(new String[] {PROTOCOL});
      parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      if (!PROTOCOL.equals(tls.getApplicationProtocol())) {
        return failed("what answers does not speak `" + PROTOCOL + "`");
      }
      X509Certificate shown = (X509Certificate) tls.getSession().getPeerCertificates()[0];
      return isFor(shown, name) && carries(shown, authorization)
          ? Optional.empty()
          : failed("what answers does not show the certificate that the challenge wants");
    }
  }

  private static boolean isFor(X509Certificate shown, String name) {
    try {
      Collection<List<?>> names = shown.getSubjectAlternativeNames();
      return names != null
          && names.size() == 1
          && names.iterator().next().equals(List.of(DNS, name));
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  /** An extension's value is an OCTET STRING around, here, another of 32 bytes; and critical. */
  private static boolean carries(X509Certificate shown, String authorization) {
    byte[] wanted = new byte[36];
    wanted[0] = 0x04;
    wanted[1] = 34;
    wanted[2] = 0x04;
    wanted[3] = 32;
    byte[] digest = Sha256.of(authorization.getBytes(StandardCharsets.US_ASCII));
    System.arraycopy(digest, 0, wanted, 4, digest.length);
    return shown.getCriticalExtensionOIDs() != null
        && shown.getCriticalExtensionOIDs().contains(IDENTIFIER)
        && Arrays.equals(wanted, shown.getExtensionValue(IDENTIFIER));
  }

  private static Optional<Problem> failed(String why) {
    return Optional.of(
        Problem.of(Problem.Kind.REFUSED, "challenge_failed", "the name was not shown: " + why));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
