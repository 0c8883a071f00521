package dev.ilk.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.SecretRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS of a node's own, as its configuration file has it. */
class TlsInFileTest {
  @TempDir private Path folder;

  private Result<Settings> read(String text) throws IOException {
    return SettingsFile.read(Files.writeString(folder.resolve("ilk.yaml"), text));
  }

  private Optional<TlsSettings> tls(String text) throws IOException {
    return switch (read(text)) {
      case Result.Ok<Settings>(Settings settings) -> settings.tls();
      case Result.Failed<Settings>(List<Problem> problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  @Test
  void without_a_word_of_it_there_is_none() throws IOException {
    assertEquals(Optional.empty(), tls("node: one"));
  }

  @Test
  void certificate_and_key_are_found_from_the_files_folder() throws IOException {
    assertEquals(
        Optional.of(
            new TlsSettings(
                folder.resolve("tls/ilk.pem"),
                new SecretRef.File(Path.of("/etc/ilk/ilk.key")),
                Optional.empty())),
        tls("tls: {certificate: tls/ilk.pem, key: 'file:/etc/ilk/ilk.key'}"));
  }

  @Test
  void callers_are_asked_for_certificates_at_a_listener_of_its_own() throws IOException {
    TlsSettings settings =
        tls("""
        tls:
          certificate: ilk.pem
          key: env:ILK_TLS_KEY
          client_certificates: {listen: '0.0.0.0:8421', url: 'https://mtls.ilk.example'}
        """)
            .orElseThrow();
    assertEquals(
        Optional.of(
            new TlsSettings.Clients("0.0.0.0", 8421, Optional.of("https://mtls.ilk.example"))),
        settings.clients());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | tls.certificate",
        "{certificate: a.pem} | tls.key",
        "{certificate: a.pem, key: secret} | tls.key",
        "{certificate: a.pem, key: 'env:K', cipher: x} | tls.cipher",
        "{certificate: a.pem, key: 'env:K', client_certificates: {}}"
            + " | tls.client_certificates.listen",
        "{certificate: a.pem, key: 'env:K', client_certificates: {listen: '8421'}}"
            + " | tls.client_certificates.listen",
        "{certificate: a.pem, key: 'env:K', client_certificates: {listen: 'h:70000'}}"
            + " | tls.client_certificates.listen",
        "{certificate: a.pem, key: 'env:K',"
            + " client_certificates: {listen: 'h:1', url: 'http://a.example'}}"
            + " | tls.client_certificates.url",
      })
  void what_is_wrong_is_told_at_its_place(String tls, String place) throws IOException {
    Result.Failed<Settings> failed = (Result.Failed<Settings>) read("tls: " + tls);
    assertEquals(place, failed.problems().getFirst().where());
  }
}
