package dev.ilk.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Reads a client's new key from a file, so that nothing secret of it leaves the machine. */
final class NewKey {
  private static final int LONGEST = 64 * 1024;
  private static final Set<String> SECRET = Set.of("d", "k", "p", "q", "dp", "dq", "qi", "priv");

  private NewKey() {}

  static String jwk(CommandLine command, Path file) {
    try {
      JsonNode json = Server.mapper().readTree(bytes(file));
      JsonNode key =
          json.path("keys").isArray() && json.path("keys").size() == 1
              ? json.path("keys").get(0)
              : json;
      for (String member : SECRET) {
        if (key.has(member)) {
          throw wrong(
              command, "`%s` holds a private key; give its public part only".formatted(file));
        }
      }
      if (!key.has("kty")) {
        throw wrong(command, "`%s` is no JWK, nor a JWK set of one key".formatted(file));
      }
      return key.toString();
    } catch (JsonProcessingException e) {
      throw wrong(command, "`%s` is no JSON".formatted(file));
    } catch (IOException e) {
      throw wrong(command, "`%s` cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  /** The SHA-256 of a certificate (RFC 8705, section 3.1). */
  static String certificate(CommandLine command, @Nullable Path file) {
    if (file == null) {
      throw wrong(command, "give --key or --certificate");
    }
    try {
      byte[] der =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes(file)))
              .getEncoded();
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (IOException e) {
      throw wrong(command, "`%s` cannot be read: %s".formatted(file, e.getMessage()));
    } catch (GeneralSecurityException e) {
      throw wrong(command, "`%s` is no certificate in PEM".formatted(file));
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] read = in.readNBytes(LONGEST + 1);
      if (read.length > LONGEST) {
        throw new IOException("it is larger than " + LONGEST + " bytes");
      }
      return read;
    }
  }

  private static CommandLine.ParameterException wrong(CommandLine command, String message) {
    return new CommandLine.ParameterException(command, message);
  }
}
