package dev.ilk.prove.federation.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.kernel.Problem;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.PublicJwk;
import dev.ilk.prove.federation.issuer.Reach;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of clients before they are stored. */
class ClientRulesTest {
  private static final String THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
  private final ClientRules rules = new ClientRules(Reach.PUBLIC_ONLY);

  private static String jwks(Signer... signers) {
    return JwkSet.of(
            List.of(signers).stream()
                .map(one -> PublicJwk.own(one.algorithm(), one.verifyingKey()))
                .toList())
        .json();
  }

  private static Client keys(String workload, String jwks) {
    return new Client(workload, new ClientMethod.Keys(jwks));
  }

  private List<String> codes(Client... clients) {
    return rules.check(List.of(clients)).stream().map(Problem::code).toList();
  }

  @Test
  void clients_with_keys_of_their_own_are_right() {
    Signer one = Signer.ephemeral(Algorithm.ES256);
    Signer next = Signer.ephemeral(Algorithm.EDDSA);
    Signer other = Signer.ephemeral(Algorithm.ES256);
    assertEquals(List.of(), codes(keys("prod-a", jwks(one, next)), keys("prod-b", jwks(other))));
  }

  @Test
  void two_workloads_are_not_the_same_client() {
    Signer shared = Signer.ephemeral(Algorithm.ES256);
    Signer other = Signer.ephemeral(Algorithm.ES256);
    List<Problem> problems =
        rules.check(List.of(keys("prod-a", jwks(other, shared)), keys("prod-b", jwks(shared))));
    assertEquals("client_shared", problems.getFirst().code());
    assertEquals("prod-b", problems.getFirst().where());
    assertTrue(problems.getFirst().message().contains("`prod-a`"));
    assertEquals(
        List.of("client_shared"),
        codes(
            new Client("prod-a", new ClientMethod.OwnCertificates(Set.of(THUMBPRINT))),
            new Client("prod-b", new ClientMethod.OwnCertificates(Set.of(THUMBPRINT)))));
    assertEquals(
        List.of("client_shared"),
        codes(
            new Client("prod-a", new ClientMethod.PublishedKeys("https://a.example/jwks")),
            new Client("prod-b", new ClientMethod.PublishedKeys("https://a.example/jwks"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "{}",
        "{\"keys\":[]}",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}",
        "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}]}",
        "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\"}]}",
      })
  void keys_that_are_none_weak_or_secret_are_refused(String jwks) {
    assertEquals(1, codes(keys("prod-a", jwks)).size());
  }

  @Test
  void an_address_inside_is_not_called_for_keys() {
    assertEquals(
        List.of("issuer_address_refused"),
        codes(new Client("prod-a", new ClientMethod.PublishedKeys("https://10.0.0.1/jwks"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"})
  void authorities_that_are_none_are_refused(String authorities) {
    assertEquals(
        List.of("client_malformed"),
        codes(
            new Client(
                "prod-a",
                new ClientMethod.Certificate(ClientMethod.Sort.DNS, "a.example", authorities))));
  }

  @Test
  void a_subject_that_is_no_name_is_refused() {
    assertEquals(
        List.of("client_malformed"),
        codes(
            new Client(
                "prod-a",
                new ClientMethod.Certificate(ClientMethod.Sort.SUBJECT, "not a name", ""))));
  }
}
