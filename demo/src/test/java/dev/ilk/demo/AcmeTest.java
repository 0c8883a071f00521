package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.RenewalInfo;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.util.KeyPairUtils;

/** An ACME client that is not ours gets and renews certificates of a real Ilk. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcmeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NAME = "mail.prod.acme.example";
  private static final String OTHER = "relay.prod.acme.example";

  @TempDir static Path folder;
  private static Company company;
  private static KeyPair accountKey;
  private static KeyPair certifiedKey;
  private static Account account;
  private static X509Certificate first;

  @BeforeAll
  static void start() throws Exception {
    company = Company.start(folder.resolve("company"), settings -> settings);
    assertEquals(0, company.declare().code());
    Path declared = folder.resolve("acme.yaml");
    Files.writeString(
        declared,
        """
        set: acme
        workloads:
          - name: prod-mail-relay
            subtype: service
            environment: prod
            owner: {team: platform, contact: olga}
            purpose: carry mail
            names: [%s, %s]
          - name: prod-other
            subtype: service
            environment: prod
            owner: {team: platform, contact: olga}
            purpose: do something else
            names: [other.prod.acme.example]
        """
            .formatted(NAME, OTHER));
    Path policy = folder.resolve("acme.cedar");
    Files.writeString(
        policy,
        """
        @id("mail-gets-certificates")
        @reason("the mail relay proves its names to other servers")
        @lifetime("8h")
        permit (
          principal is Workload,
          action in [Action::"OrderCertificate", Action::"IssueCertificate"],
          resource == TrustDomain::"prod.127.0.0.1"
        );
        """);
    Told applied = company.ilk("apply", "-f", declared.toString(), "-f", policy.toString());
    assertEquals(0, applied.code(), applied.text());
    accountKey = ec("secp256r1");
    certifiedKey = KeyPairUtils.createKeyPair(2048);
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  private static KeyPair ec(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static Session session() {
    return new Session(company.ilk() + "/e/prod/acme/directory");
  }

  private static JsonNode externalKey(String subject) throws Exception {
    Told told = company.ilk("identity", "acme-key", subject, "--json");
    assertEquals(0, told.code(), told.text());
    return new ObjectMapper().readTree(told.text());
  }

  private static Account open(JsonNode key, KeyPair keys) throws AcmeException {
    return new AccountBuilder()
        .useKeyPair(keys)
        .withKeyIdentifier(key.get("kid").asText(), key.get("hmac_key").asText())
        .create(session());
  }

  @Test
  @Order(1)
  void a_key_of_the_owners_opens_one_account() throws Exception {
    assertTrue(session().getMetadata().isExternalAccountRequired());
    JsonNode key = externalKey("workload:prod-mail-relay");
    assertEquals(company.ilk() + "/e/prod/acme/directory", key.get("directory").asText());
    account = open(key, accountKey);
    assertEquals(Status.VALID, account.getStatus());
    assertThrows(AcmeException.class, () -> open(key, ec("secp256r1")));
    assertThrows(
        AcmeException.class,
        () -> new AccountBuilder().useKeyPair(ec("secp256r1")).create(session()));
    Account again = new AccountBuilder().onlyExisting().useKeyPair(accountKey).create(session());
    assertEquals(account.getLocation(), again.getLocation());
  }

  private static Certificate order(String... names) throws Exception {
    org.shredzone.acme4j.Order order = account.newOrder().domains(names).create();
    order
        .getAuthorizations()
        .forEach(authorization -> assertEquals(Status.VALID, authorization.getStatus()));
    order.execute(certifiedKey);
    assertEquals(Status.VALID, order.waitForCompletion(PATIENCE));
    return order.getCertificate();
  }

  @Test
  @Order(2)
  void the_client_gets_a_certificate_that_the_bundle_verifies() throws Exception {
    Certificate certificate = order(NAME, OTHER);
    first = certificate.getCertificate();
    Set<Object> names = new HashSet<>();
    first.getSubjectAlternativeNames().forEach(name -> names.add(name.get(1)));
    assertEquals(Set.<Object>of(NAME, OTHER), names);
    assertEquals(-1, first.getBasicConstraints());
    assertTrue(
        Duration.between(first.getNotBefore().toInstant(), first.getNotAfter().toInstant())
                .compareTo(Duration.ofHours(9))
            < 0);
    validate(certificate.getCertificateChain());
  }

  @Test
  @Order(3)
  void the_client_renews_when_it_is_told_to() throws Exception {
    Certificate held = order(NAME);
    assertTrue(held.hasRenewalInfo());
    assertFalse(isDue(held));
    held.revoke();
    assertTrue(isDue(held));
    Certificate renewed = order(NAME);
    assertFalse(
        renewed.getCertificate().getSerialNumber().equals(held.getCertificate().getSerialNumber()));
    assertFalse(isDue(renewed));
    validate(renewed.getCertificateChain());
  }

  @Test
  @Order(4)
  void names_of_others_are_refused_one_by_one() {
    AcmeServerException refused =
        assertThrows(
            AcmeServerException.class,
            () -> account.newOrder().domains(NAME, "other.prod.acme.example", "a.test").create());
    assertEquals(URI.create("urn:ietf:params:acme:error:rejectedIdentifier"), refused.getType());
    assertEquals(2, refused.getProblem().getSubProblems().size());
  }

  @Test
  @Order(5)
  void the_account_gets_another_key_and_orders_with_it() throws Exception {
    KeyPair next = ec("secp384r1");
    account.changeKey(next);
    order(NAME);
    Account former = session().login(account.getLocation(), accountKey).getAccount();
    assertThrows(AcmeException.class, () -> former.newOrder().domains(NAME).create());
  }

  @Test
  @Order(6)
  void a_certificate_can_be_taken_back_with_its_own_key() throws Exception {
    Certificate held = order(OTHER);
    Certificate.revoke(session(), certifiedKey, held.getCertificate(), null);
    assertTrue(isDue(held));
  }

  @Test
  @Order(7)
  void what_was_issued_and_refused_stands_in_the_record() {
    Told told = company.ilk("identity", "show", "workload:prod-mail-relay", "--json");
    assertEquals(0, told.code(), told.text());
    assertTrue(told.text().contains(NAME), told.text());
  }

  @Test
  @Order(8)
  void when_the_registry_ends_the_workload_its_account_gets_nothing_any_more() throws Exception {
    Told revoked = company.ilk("revoke", "workload:prod-mail-relay", "--reason", "it left");
    assertEquals(0, revoked.code(), revoked.text());
    AcmeServerException refused =
        assertThrows(AcmeServerException.class, () -> account.newOrder().domains(NAME).create());
    assertEquals(URI.create("urn:ietf:params:acme:error:unauthorized"), refused.getType());
  }

  /** Asked anew each time: the client keeps what it was told before. */
  private static boolean isDue(Certificate certificate) throws Exception {
    RenewalInfo told =
        session()
            .login(account.getLocation(), accountKey)
            .bindRenewalInfo(certificate.getCertificate());
    return !told.renewalIsNotRequired(Instant.now());
  }

  /** Whoever holds the bundle verifies the chain, as any TLS library would. */
  private static void validate(List<X509Certificate> chain) throws Exception {
    HttpResponse<String> bundle =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(company.ilk() + "/e/prod/spiffe/bundle")).build(),
                HttpResponse.BodyHandlers.ofString());
    Set<TrustAnchor> anchors = new HashSet<>();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (JsonNode key : new ObjectMapper().readTree(bundle.body()).get("keys")) {
      if (key.get("use").asText().equals("x509-svid")) {
        byte[] der = Base64.getDecoder().decode(key.get("x5c").get(0).asText());
        anchors.add(
            new TrustAnchor(
                (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)),
                null));
      }
    }
    PKIXParameters parameters = new PKIXParameters(anchors);
    parameters.setRevocationEnabled(false);
    CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(chain), parameters);
  }
}
