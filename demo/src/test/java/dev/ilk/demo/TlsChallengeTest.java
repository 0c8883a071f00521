package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Sha256;
import dev.ilk.prove.federation.acme.TlsChallenge;
import dev.ilk.prove.federation.issuer.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.util.CertificateUtils;

/** The challenge, answered with certificates of an ACME client that is not ours. */
class TlsChallengeTest {
  private static final String NAME = "localhost";
  private static final String AUTHORIZATION = "token.thumbprint";
  private static final Reach INSIDE = new Reach(true, false);

  /** Answers handshakes with one certificate until it is closed. */
  private static final class Answering implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Optional<SSLContext> context;
    private final String[] protocols;

    Answering(Optional<SSLContext> context, String... protocols) throws IOException {
      this.context = context;
      this.protocols = protocols;
      Thread.ofVirtual().start(this::run);
    }

    private void run() {
      while (!server.isClosed()) {
        try (Socket connection = server.accept()) {
          if (context.isEmpty()) {
            // Takes what comes and never answers.
            connection.getInputStream().readAllBytes();
            continue;
          }
          SSLSocket tls =
              (SSLSocket) context.get().getSocketFactory().createSocket(connection, null, true);
          SSLParameters parameters = tls.getSSLParameters();
          parameters.setApplicationProtocols(protocols);
          tls.setSSLParameters(parameters);
          tls.startHandshake();
        } catch (IOException e) {
          // The other side hung up, or the test is over.
        }
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  private static SSLContext certified(String name, String authorization) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    X509Certificate certificate =
        CertificateUtils.createTlsAlpn01Certificate(
            keys,
            Identifier.dns(name),
            Sha256.of(authorization.getBytes(StandardCharsets.US_ASCII)));
    return context(keys, certificate);
  }

  private static SSLContext context(KeyPair keys, X509Certificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", keys.getPrivate(), new char[0], new X509Certificate[] {certificate});
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static Optional<Problem> check(Answering server, Reach reach, Duration timeout) {
    try (TlsChallenge challenge = new TlsChallenge(reach, server.server.getLocalPort(), timeout)) {
      return challenge.objection(NAME, AUTHORIZATION);
    }
  }

  private static Optional<Problem> check(Answering server) {
    return check(server, INSIDE, Duration.ofSeconds(30));
  }

  @Test
  void software_that_answers_as_the_challenge_wants_has_the_name() throws Exception {
    try (Answering server =
        new Answering(Optional.of(certified(NAME, AUTHORIZATION)), "acme-tls/1")) {
      assertEquals(Optional.empty(), check(server));
    }
  }

  @Test
  void the_answer_to_another_challenge_or_name_is_none() throws Exception {
    try (Answering other = new Answering(Optional.of(certified(NAME, "other")), "acme-tls/1");
        Answering elsewhere =
            new Answering(Optional.of(certified("a.example", AUTHORIZATION)), "acme-tls/1")) {
      assertTrue(check(other).isPresent());
      assertTrue(check(elsewhere).isPresent());
    }
  }

  @Test
  void an_ordinary_server_does_not_have_the_name() throws Exception {
    try (Answering web = new Answering(Optional.of(certified(NAME, AUTHORIZATION)), "http/1.1");
        Answering silent = new Answering(Optional.of(certified(NAME, AUTHORIZATION)))) {
      assertTrue(check(web).isPresent());
      assertTrue(check(silent).isPresent(), "it did not agree on the protocol");
    }
  }

  @Test
  void addresses_inside_are_not_called_unless_that_is_allowed() throws Exception {
    try (Answering server =
        new Answering(Optional.of(certified(NAME, AUTHORIZATION)), "acme-tls/1")) {
      Problem problem = check(server, Reach.PUBLIC_ONLY, Duration.ofSeconds(30)).orElseThrow();
      assertEquals("challenge_failed", problem.code());
      assertTrue(problem.message().contains("private"), problem.message());
    }
  }

  @Test
  void a_server_that_never_answers_is_given_up() throws Exception {
    try (Answering server = new Answering(Optional.empty())) {
      assertTrue(check(server, INSIDE, Duration.ofMillis(300)).isPresent());
    }
  }

  @Test
  void a_name_that_nobody_knows_is_not_shown() {
    try (TlsChallenge challenge = new TlsChallenge(INSIDE, 1, Duration.ofSeconds(30))) {
      assertTrue(challenge.objection("nobody.invalid", AUTHORIZATION).isPresent());
    }
  }
}
