package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.SignedJWT;
import dev.ilk.keys.SecretRef;
import dev.ilk.keys.possession.Confirmation;
import dev.ilk.server.config.TlsSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X.509-SVIDs as client credentials, over connections of their own. */
class SvidClientsTest {
  private static final String ID = "spiffe://prod.127.0.0.1/main/workload/prod-payments-deployer";

  @TempDir private static Path folder;
  private static Identity server;
  private static Company company;

  @BeforeAll
  static void start() throws Exception {
    server = Identity.of("ilk");
    server.write(folder.resolve("tls.pem"), folder.resolve("tls.key"));
    TlsSettings tls =
        new TlsSettings(
            folder.resolve("tls.pem"),
            new SecretRef.File(folder.resolve("tls.key")),
            Optional.of(new TlsSettings.Clients("127.0.0.1", 0, Optional.empty())));
    company =
        Company.start(
            folder.resolve("ilk"), settings -> settings.but().tls(Optional.of(tls)).build());
    assertEquals(0, company.declare().code());
    Told told =
        company.apply(
            "svid",
            "set: svid\n",
            """
            @id("deployer-speaks-to-ilk")
            @reason("it asks for its SVIDs")
            permit (
              principal == Workload::"prod-payments-deployer",
              action == Action::"ExchangeToken",
              resource
            )
            when { resource.own };

            @id("deployer-gets-svids")
            @reason("it names itself to others")
            permit (
              principal == Workload::"prod-payments-deployer",
              action == Action::"IssueX509Svid",
              resource
            );
            """);
    assertEquals(0, told.code(), told.text());
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  private static JsonNode post(
      Optional<Identity> own, String address, String type, String body, String... headers)
      throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(Identity.client(server.certificate, own)).build()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(address)).header("Content-Type", type);
      if (headers.length > 0) {
        request.headers(headers);
      }
      HttpResponse<String> answer =
          client.send(
              request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
              HttpResponse.BodyHandlers.ofString());
      return new ObjectMapper().readTree(answer.body());
    }
  }

  private static String form(Map<String, String> parameters) {
    return String.join(
        "&",
        parameters.entrySet().stream()
            .map(one ->
                one.getKey()
                    + "="
                    + java.net.URLEncoder.encode(
                        one.getValue(), java.nio.charset.StandardCharsets.UTF_8))
            .toList());
  }

  private static Identity svid() throws Exception {
    String exchange =
        form(
            Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:jwt",
                "audience",
                company.ilk(),
                "subject_token",
                company.jobToken(Company.MAIN, company.ilk())));
    String token =
        post(
                Optional.empty(),
                company.ilk() + "/e/prod/workload/token",
                "application/x-www-form-urlencoded",
                exchange)
            .path("access_token")
            .asText();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();
    byte[] der =
        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=a"), keys.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
            .getEncoded();
    String csr =
        "{\"csr\":\"-----BEGIN CERTIFICATE REQUEST-----\\n%s\\n-----END CERTIFICATE REQUEST-----\"}"
            .formatted(Base64.getEncoder().encodeToString(der));
    String chain =
        post(
                Optional.empty(),
                company.ilk() + "/e/prod/spiffe/x509-svid",
                "application/json",
                csr,
                "Authorization",
                "Bearer " + token)
            .path("x509_svid")
            .asText();
    List<X509Certificate> certificates = new ArrayList<>();
    for (String pem : chain.split("(?<=-----END CERTIFICATE-----\n)")) {
      certificates.add(X509CertUtils.parse(pem));
    }
    return new Identity(keys, certificates);
  }

  private static JsonNode token(Identity own, String clientId) throws Exception {
    return post(
        Optional.of(own),
        company.ilkMutual().orElseThrow() + "/e/prod/workload/token",
        "application/x-www-form-urlencoded",
        form(
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                clientId,
                "resource",
                PaymentsApi.AUDIENCE)));
  }

  @Test
  void an_x509_svid_gets_a_token_that_is_bound_to_it() throws Exception {
    Identity own = svid();
    JsonNode answer = token(own, ID);
    SignedJWT token = SignedJWT.parse(answer.path("access_token").asText());
    assertEquals("workload:prod-payments-deployer", token.getJWTClaimsSet().getSubject());
    assertEquals(
        Confirmation.thumbprint(own.certificate),
        token.getJWTClaimsSet().getJSONObjectClaim("cnf").get("x5t#S256"));
    assertTrue(!token.getJWTClaimsSet().getExpirationTime().after(own.certificate.getNotAfter()));
  }

  @Test
  void another_name_and_other_certificates_are_refused() throws Exception {
    Identity own = svid();
    Identity selfSigned = Identity.of("ledger");
    for (JsonNode answer :
        List.of(
            token(own, ID + "x"),
            token(own, "spiffe://prod.127.0.0.1/main/workload/prod-payments-api"),
            token(own, "spiffe://other.example/main/workload/prod-payments-deployer"),
            token(own, "spiffe://"),
            token(selfSigned, ID))) {
      assertEquals("invalid_client", answer.path("error").asText(), answer.toString());
    }
  }
}
