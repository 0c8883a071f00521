package dev.ilk.server.tls;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Secret;
import dev.ilk.server.config.TlsSettings;
import dev.ilk.server.tls.ServerKeys.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that a node shows. New connections get the newest one that was read; a change
 * that cannot be used is told, and the node goes on with what it has. Safe to share between
 * threads.
 */
public final class NodeCertificate {
  private static final Logger LOG = LoggerFactory.getLogger(NodeCertificate.class);
  private static final long MAX_BYTES = 256 * 1024;

  private final TlsSettings settings;
  private volatile Held held;

  private NodeCertificate(TlsSettings settings, Held held) {
    this.settings = settings;
    this.held = held;
  }

  /**
   * Reads the certificate for the first time.
   *
   * @param settings where it is
   * @return the certificate, or {@code tls_certificate_unusable} and why
   */
  public static Result<NodeCertificate> load(TlsSettings settings) {
    return read(settings).then(held -> Result.ok(new NodeCertificate(settings, held)));
  }

  /**
   * The certificate that stands in the file now, without its key.
   *
   * @param settings where it is
   * @return empty if it cannot be read
   */
  public static Optional<X509Certificate> shown(TlsSettings settings) {
    try {
      return Files.size(settings.certificate()) > MAX_BYTES
          ? Optional.empty()
          : Pem.certificates(Files.readAllBytes(settings.certificate())).stream().findFirst();
    } catch (IOException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** Reads it again, if that gives a usable one. */
  public void refresh() {
    switch (read(settings)) {
      case Result.Ok<Held>(Held fresh) -> {
        if (!fresh.chain().equals(held.chain())) {
          LOG.info(
              "the node's certificate is new, until {}", fresh.chain().getFirst().getNotAfter());
          held = fresh;
        }
      }
      case Result.Failed<Held>(List<Problem> problems) ->
          LOG.warn("the node's certificate stays as it is: {}", problems.getFirst().sentence());
    }
  }

  /**
   * TLS with this certificate. Callers' certificates are taken as they come: TLS proves that the
   * caller holds the key, and whose it is, is judged later (RFC 8705, section 7.2).
   *
   * @return for the listeners of the node
   */
  public SSLContext context() {
    return ServerKeys.context(() -> Optional.of(held));
  }

  private static Result<Held> read(TlsSettings settings) {
    return settings
        .key()
        .read(System::getenv)
        .then(secret -> {
          try {
            return Result.ok(read(settings, secret));
          } catch (IOException e) {
            return unusable(settings, "cannot be read");
          } catch (GeneralSecurityException e) {
            return unusable(settings, String.valueOf(e.getMessage()));
          }
        });
  }

  private static Held read(TlsSettings settings, Secret secret)
      throws IOException, GeneralSecurityException {
    if (Files.size(settings.certificate()) > MAX_BYTES) {
      throw new GeneralSecurityException("it is longer than %d bytes".formatted(MAX_BYTES));
    }
    List<X509Certificate> chain = Pem.certificates(Files.readAllBytes(settings.certificate()));
    X509Certificate own = chain.getFirst();
    PrivateKey key = Pem.key(secret.reveal(), own.getPublicKey().getAlgorithm());
    if (!belongTogether(own, key)) {
      throw new GeneralSecurityException("the private key is not that of the certificate");
    }
    return new Held(chain, key);
  }

  /** While one file is replaced before the other, they do not. */
  private static boolean belongTogether(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> "Ed25519";
        };
    byte[] probe = {'p', 'r', 'o', 'b', 'e'};
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(key);
    signer.update(probe);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(certificate.getPublicKey());
    verifier.update(probe);
    return verifier.verify(signature);
  }

  private static Result<Held> unusable(TlsSettings settings, String why) {
    return Result.failed(
        Problem.of(
                Problem.Kind.INVALID,
                "tls_certificate_unusable",
                "the node's certificate `%s` cannot be used: %s"
                    .formatted(settings.certificate(), why))
            .at("tls")
            .mend("give a certificate in PEM, and its key in PEM (PKCS #8)"));
  }
}
