package dev.ilk.agent.ilk;

import dev.ilk.guard.OwnProof;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The certificate that a machine has already, with which the agent connects (RFC 8705, section
 * 2.1). Its tokens are bound to it. Read once: whatever renews it starts the agent again.
 */
public final class MachineCertificate implements OwnProof {
  private static final int MAX_BYTES = 256 << 10;
  private static final char[] NO_PASSWORD = {};
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private final SSLContext context;
  private final URI doors;
  private final String workload;

  private MachineCertificate(SSLContext context, URI doors, String workload) {
    this.context = context;
    this.doors = doors;
    this.workload = workload;
  }

  /**
   * Reads it.
   *
   * @param chain the certificate and those above it, in PEM
   * @param key its private key, PKCS #8 in PEM
   * @param doors where Ilk asks for certificates, without a trailing slash
   * @param workload the name of the workload that the agent is
   * @return the certificate, ready to connect with
   * @throws IOException if there is no certificate with its key in the files
   */
  public static MachineCertificate read(Path chain, Path key, URI doors, String workload)
      throws IOException {
    try {
      KeyStore held = KeyStore.getInstance("PKCS12");
      held.load(null, NO_PASSWORD);
      Certificate[] certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes(chain)))
              .toArray(Certificate[]::new);
      if (certificates.length == 0) {
        throw new IOException("`%s` holds no certificate".formatted(chain));
      }
      String sort = certificates[0].getPublicKey().getAlgorithm();
      held.setKeyEntry("agent", privateKey(key, sort), NO_PASSWORD, certificates);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(held, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return new MachineCertificate(context, doors, workload);
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "`%s` and `%s` are no certificate with its key".formatted(chain, key), e);
    }
  }

  private static PrivateKey privateKey(Path file, String sort)
      throws IOException, GeneralSecurityException {
    Matcher found = KEY.matcher(new String(bytes(file), StandardCharsets.US_ASCII));
    if (!found.find()) {
      throw new IOException("`%s` holds no `PRIVATE KEY` (PKCS #8)".formatted(file));
    }
    byte[] der = Base64.getMimeDecoder().decode(found.group(1));
    return KeyFactory.getInstance(sort).generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES);
    }
  }

  @Override
  public SequencedMap<String, String> parameters() {
    SequencedMap<String, String> shown = new LinkedHashMap<>();
    shown.put("grant_type", "client_credentials");
    shown.put("client_id", workload);
    return shown;
  }

  @Override
  public String audienceParameter() {
    return "resource";
  }

  @Override
  public URI endpoint(String issuer) {
    return URI.create(doors + URI.create(issuer).getPath() + "/token");
  }

  @Override
  public Optional<SSLContext> tls() {
    return Optional.of(context);
  }
}
