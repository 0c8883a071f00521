package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A company's root, kept as the documentation shows: with OpenSSL, in files. */
final class OpenSslCa {
  private final Path folder;

  private OpenSslCa(Path folder) {
    this.folder = folder;
  }

  static OpenSslCa make(Path folder) throws Exception {
    Assumptions.assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "openssl"))),
        "no `openssl` on this machine: install it to run this test");
    OpenSslCa ca = new OpenSslCa(Files.createDirectories(folder));
    ca.run(
        """
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -keyout root.key \
          -out root.pem -days 3650 -subj "/O=Acme/CN=Acme Root" \
          -addext "basicConstraints=critical,CA:TRUE,pathlen:1" \
          -addext "keyUsage=critical,keyCertSign,cRLSign"
        """);
    return ca;
  }

  Path root() {
    return folder.resolve("root.pem");
  }

  /** Signs a request as it stands, and puts the root behind. */
  Path sign(String csr, String... more) throws Exception {
    Files.writeString(folder.resolve("request.csr"), csr);
    run(
        """
        openssl x509 -req -in request.csr -CA root.pem -CAkey root.key -days 365 -sha384 %s \
          -out signed.pem
        cat signed.pem root.pem > chain.pem
        """
            .formatted(more.length == 0 ? "-copy_extensions copyall" : String.join(" ", more)));
    return folder.resolve("chain.pem");
  }

  /** Fails with what was said if a line does. */
  String run(String lines) throws Exception {
    Process shell =
        new ProcessBuilder("bash", "-c", "set -eu -o pipefail\n" + lines)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes());
    assertEquals(0, shell.waitFor(), said);
    return said;
  }
}
