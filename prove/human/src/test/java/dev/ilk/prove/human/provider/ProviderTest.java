package dev.ilk.prove.human.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://login.example.com",
        "https://login.example.com/realms/acme",
        "http://127.0.0.1:8080/realms/acme",
        "http://localhost:1",
        "http://[::1]:9"
      })
  void an_issuer_is_https_or_on_this_machine(String issuer) {
    assertInstanceOf(Result.Ok.class, provider(issuer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example.com",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "https://user:pw@login.example.com",
        "https://login.example.com?x=y",
        "https://login.example.com#f",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "login.example.com"
      })
  void any_other_issuer_is_refused(String issuer) {
    Result.Failed<?> failed = assertInstanceOf(Result.Failed.class, provider(issuer));
    assertEquals("issuer", failed.problems().getFirst().where());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Provider(
                "acme",
                "Acme",
                URI.create(issuer),
                "ilk",
                Optional.empty(),
                Provider.DEFAULT_SCOPES,
                Provider.DEFAULT_ALGORITHMS));
  }

  @Test
  void everything_wrong_is_told_at_once() {
    Result<Provider> result =
        Provider.of(
            "Not A Name",
            " ",
            URI.create("http://example.com"),
            "",
            Optional.empty(),
            Set.of("email", "two words"),
            Set.of());
    Result.Failed<?> failed = assertInstanceOf(Result.Failed.class, result);
    assertEquals(
        List.of("name", "label", "issuer", "clientId", "scopes", "scopes", "algorithms"),
        failed.problems().stream().map(Problem::where).toList());
  }

  private static Result<Provider> provider(String issuer) {
    return Provider.of(
        "acme",
        "Acme",
        URI.create(issuer),
        "ilk",
        Optional.empty(),
        Provider.DEFAULT_SCOPES,
        Provider.DEFAULT_ALGORITHMS);
  }
}
