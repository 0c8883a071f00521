package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.PKITLSClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.SelfSignedTLSClientAuthentication;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.ilk.keys.SecretRef;
import dev.ilk.keys.possession.Confirmation;
import dev.ilk.server.config.TlsSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients known by their certificates (RFC 8705, section 2), with a library that is not ours. */
class CertificateClientsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String OWN = "prod-ledger";
  private static final String ISSUED = "prod-report";

  @TempDir private static Path folder;
  private static Identity server;
  private static Identity own;
  private static Authority authority;
  private static Company company;

  @BeforeAll
  static void start() throws Exception {
    server = Identity.of("ilk");
    server.write(folder.resolve("tls.pem"), folder.resolve("tls.key"));
    own = Identity.of("ledger");
    authority = Authority.of("Acme services");
    TlsSettings tls =
        new TlsSettings(
            folder.resolve("tls.pem"),
            new SecretRef.File(folder.resolve("tls.key")),
            Optional.of(new TlsSettings.Clients("127.0.0.1", 0, Optional.empty())));
    company =
        Company.start(
            folder.resolve("ilk"), settings -> settings.but().tls(Optional.of(tls)).build());
    Told applied =
        apply(
            "clients",
            workload(OWN, "certificates: [%s]".formatted(Confirmation.thumbprint(own.certificate)))
                + workload(
                    ISSUED, "dns: report.acme.example\n      authorities: " + indented(authority)));
    assertEquals(0, applied.code(), applied.text());
  }

  @AfterAll
  static void close() {
    company.close();
  }

  private static String workload(String name, String client) {
    return """
      - name: %s
        subtype: service
        environment: prod
        owner: {team: payments, contact: alice}
        purpose: keep the books
        scopes: [payments:read]
        client:
          %s
    """
        .formatted(name, client);
  }

  /** As a block in YAML. */
  private static String indented(Authority authority) throws Exception {
    return "|\n" + authority.pem().indent(12).stripTrailing();
  }

  private static Told apply(String set, String workloads) throws Exception {
    Path base = company.folder().resolve("company.yaml");
    Path file = company.folder().resolve(set + ".yaml");
    Files.writeString(file, "set: %s\nworkloads:\n%s".formatted(set, workloads));
    Told first =
        company.ilk(
            "apply",
            "-f",
            base.toString(),
            "-f",
            company.folder().resolve("payments.cedar").toString());
    assertEquals(0, first.code(), first.text());
    return company.ilk("apply", "-f", file.toString());
  }

  private static SSLSocketFactory with(Identity holder) throws Exception {
    return Identity.client(server.certificate, Optional.of(holder)).getSocketFactory();
  }

  private static TokenResponse send(TokenRequest.Builder request) throws Exception {
    return TokenResponse.parse(
        request.resource(URI.create(PaymentsApi.AUDIENCE)).build().toHTTPRequest().send());
  }

  private static TokenResponse ownToken(String client, Identity holder) throws Exception {
    return send(
        new TokenRequest.Builder(
            door(),
            new SelfSignedTLSClientAuthentication(new ClientID(client), with(holder)),
            new ClientCredentialsGrant()));
  }

  private static TokenResponse issuedToken(String client, Identity holder) throws Exception {
    return send(
        new TokenRequest.Builder(
            door(),
            new PKITLSClientAuthentication(new ClientID(client), with(holder)),
            new ClientCredentialsGrant()));
  }

  private static URI door() {
    return URI.create(company.ilkMutual().orElseThrow() + "/e/prod/workload/token");
  }

  private static void refused(TokenResponse response) {
    assertFalse(response.indicatesSuccess());
    assertEquals("invalid_client", response.toErrorResponse().getErrorObject().getCode());
  }

  @Test
  void a_client_with_its_own_certificate_gets_a_token_bound_to_it() throws Exception {
    TokenResponse response = ownToken(OWN, own);
    assertTrue(
        response.indicatesSuccess(),
        () -> response.toErrorResponse().getErrorObject().toJSONObject().toString());
    String token = response.toSuccessResponse().getTokens().getAccessToken().getValue();
    String claims = new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    assertTrue(
        claims.contains("\"x5t#S256\":\"" + Confirmation.thumbprint(own.certificate) + "\""));
    assertTrue(claims.contains("\"sub\":\"workload:" + OWN + "\""));
  }

  @Test
  void another_certificate_of_the_same_name_is_refused() throws Exception {
    refused(ownToken(OWN, Identity.of("ledger")));
    refused(ownToken("prod-nobody", own));
    refused(ownToken(ISSUED, own));
  }

  @Test
  void a_client_is_known_by_a_name_in_a_certificate_of_its_authority() throws Exception {
    Identity report =
        authority.issue("CN=report", "report.acme.example", KeyPurposeId.id_kp_clientAuth, HOUR);
    assertTrue(issuedToken(ISSUED, report).indicatesSuccess());
    refused(issuedToken(OWN, report));
  }

  @Test
  void a_certificate_of_another_authority_name_use_or_time_is_refused() throws Exception {
    KeyPurposeId use = KeyPurposeId.id_kp_clientAuth;
    String name = "report.acme.example";
    refused(issuedToken(ISSUED, Authority.of("Acme services").issue("CN=r", name, use, HOUR)));
    refused(issuedToken(ISSUED, authority.issue("CN=r", "other.acme.example", use, HOUR)));
    refused(issuedToken(ISSUED, authority.issue("CN=" + name, "x.example", use, HOUR)));
    refused(
        issuedToken(ISSUED, authority.issue("CN=r", name, KeyPurposeId.id_kp_serverAuth, HOUR)));
    refused(issuedToken(ISSUED, authority.issue("CN=r", name, use, Duration.ofSeconds(30))));
  }

  @Test
  void a_certificate_of_two_workloads_is_refused_where_it_is_declared() throws Exception {
    String shared = "certificates: [%s]".formatted(Confirmation.thumbprint(own.certificate));
    Told told = apply("shared", workload("prod-copy", shared));
    assertTrue(told.code() != 0, told.text());
    assertTrue(told.text().contains("would be the same client"), told.text());
  }

  @Test
  void the_registry_says_how_a_client_proves_itself() {
    Told told = company.ilk("identity", "explain", "workload:" + OWN);
    assertTrue(told.text().contains("self_signed_tls_client_auth"), told.text());
  }
}
