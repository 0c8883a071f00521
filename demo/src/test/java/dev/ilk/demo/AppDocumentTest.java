package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apps that nobody registered, and that describe themselves at the address that is their name. */
class AppDocumentTest {
  private static final String POLICY =
      """
      @id("described-apps")
      @reason("people of payments may sign in to apps of this machine that describe themselves")
      permit (
        principal is Human in Team::"payments",
        action in [Action::"Authorize", Action::"RedeemGrant"],
        resource
      )
      when { context.app.source == "document" && context.app.id like "https://127.0.0.1:*" };
      """;
  private static final String GOOD =
      """
      {"client_id": "${id}", "client_name": "Notebook",
       "redirect_uris": ["http://127.0.0.1/callback"],
       "token_endpoint_auth_method": "none", "logo_uri": "https://127.0.0.1/logo.png"}
      """;

  @TempDir private static Path folder;
  private static SSLContext before;
  private static DocumentHost host;
  private static Company company;

  private Browser alice;

  @BeforeAll
  static void start() throws Exception {
    Identity identity = Identity.of("apps");
    before = SSLContext.getDefault();
    // Only for the fetching of documents: Ilk trusts what its platform trusts.
    SSLContext.setDefault(Identity.client(identity.certificate, Optional.empty()));
    host = new DocumentHost(identity);
    company = Company.start(folder, settings -> settings.but().appDocuments(true).build());
    assertEquals(0, company.declare().code());
    allow(POLICY);
  }

  private static void allow(String policy) throws Exception {
    Path policies = Files.createDirectories(folder.resolve("policies"));
    Files.writeString(policies.resolve("apps.cedar"), policy);
    Told applied = company.ilk("policy", "apply", policies.toString(), "--reason", "CHG-1");
    assertEquals(0, applied.code(), applied.text());
  }

  @AfterAll
  static void stop() {
    company.close();
    host.close();
    SSLContext.setDefault(before);
  }

  @BeforeEach
  void signIn() throws Exception {
    alice = signedIn(company);
  }

  private static Browser signedIn(Company at) throws Exception {
    Browser browser = new Browser();
    browser.open(at.ilk() + "/console/login/start/corp?return_to=/console");
    browser.submit("", Map.of("user", "alice"));
    return browser;
  }

  private Answer open(String id) throws Exception {
    try (AppClient app = AppClient.known(company, id)) {
      return app.open(alice, app.asking("openid").build());
    }
  }

  @Test
  void an_app_that_describes_itself_signs_people_in_and_is_shown_for_what_it_is() throws Exception {
    String id = host.put("/notebook/client.json", GOOD);
    int asked = host.asked.get();
    try (AppClient app = AppClient.known(company, id)) {
      Answer consent = app.open(alice, app.asking("openid").build());
      assertTrue(consent.text().contains("Notebook"), consent.text());
      assertTrue(
          consent.text().contains("described by 127.0.0.1 itself, and registered by nobody"));
      assertFalse(
          consent.text().contains("logo.png"), "nothing of a stranger's is shown but words");
      AuthorizationResponse answer = app.allow(alice);
      AuthorizationCode code = answer.toSuccessResponse().getAuthorizationCode();
      TokenResponse tokens = app.redeem(code);
      assertTrue(tokens.indicatesSuccess());
      String token = tokens.toSuccessResponse().getTokens().getAccessToken().getValue();
      assertEquals(id, Jwt.claim(token, "client_id"));
    }
    assertEquals(asked + 1, host.asked.get(), "fetched once, and kept as its server said");
  }

  @Test
  void what_policies_do_not_allow_is_denied_whatever_the_document_says() throws Exception {
    String id = host.put("/elsewhere/client.json", GOOD);
    allow(POLICY.replace("https://127.0.0.1:*", "https://*.acme.example/*"));
    try {
      open(id);
      assertEquals(403, alice.submit("/console/authorize", Map.of("answer", "allow")).status());
    } finally {
      allow(POLICY);
    }
  }

  @Test
  void a_document_that_lies_or_says_what_it_must_not_is_no_app() throws Exception {
    List<String> wrong =
        List.of(
            "no json",
            "[]",
            GOOD.replace("${id}", "https://127.0.0.1/other"),
            GOOD.replace("${id}", "${id}/"),
            GOOD.replace("\"none\"", "\"client_secret_basic\""),
            GOOD.replace("{\"client_id", "{\"client_secret\": \"s\", \"client_id"),
            GOOD.replace("Notebook", "Note\\u202ebook"),
            GOOD.replace("Notebook", "x".repeat(61)),
            GOOD.replace("http://127.0.0.1/callback", "http://evil.example/callback"),
            GOOD.replace("http://127.0.0.1/callback", "javascript:alert(1)"),
            GOOD.replace("[\"http://127.0.0.1/callback\"]", "[]"),
            GOOD.replace("\"none\"", "\"private_key_jwt\""),
            GOOD.replace("Notebook", "N\", \"pad\": \"" + "x".repeat(20_000)));
    for (int i = 0; i < wrong.size(); i++) {
      String id = host.put("/wrong/%d.json".formatted(i), wrong.get(i));
      assertEquals(400, open(id).status(), wrong.get(i));
      assertTrue(alice.address().endsWith("/console/authorize/refused?why=app"), alice.address());
    }
  }

  @Test
  void a_document_is_not_looked_for_elsewhere() throws Exception {
    String good = host.put("/good.json", GOOD);
    assertEquals(400, open(host.redirect("/moved.json", good)).status());
    assertEquals(400, open(host.address("/missing.json")).status());
  }

  @Test
  void what_failed_is_not_kept() throws Exception {
    String id = host.address("/later.json");
    assertEquals(400, open(id).status());
    host.put("/later.json", GOOD);
    assertEquals(200, open(id).status());
  }

  @Test
  void names_that_are_no_documents_address_make_ilk_fetch_nothing() throws Exception {
    int asked = host.asked.get();
    String base = host.address("");
    for (String id :
        List.of(
            base,
            base + "/",
            base + "/good.json#x",
            base + "/good.json?x=1",
            base + "/a/../good.json",
            base + "/a/%2e%2e/good.json",
            base.replace("https://", "https://me@") + "/good.json",
            base.replace("https:", "http:") + "/good.json",
            base + "/" + "x".repeat(300),
            "https://169.254.169.254/latest/meta-data",
            "https://[fd00:ec2::254]/latest",
            "https:///good.json")) {
      String url =
          company.ilk()
              + "/e/prod/human/authorize?response_type=code&client_id="
              + URLEncoder.encode(id, StandardCharsets.UTF_8);
      assertEquals(400, alice.open(url).status(), id);
    }
    assertEquals(asked, host.asked.get());
  }

  @Test
  void documents_are_taken_only_where_the_operator_says_so_and_clients_can_see_it(
      @TempDir Path other) throws Exception {
    String id = host.put("/unwanted.json", GOOD);
    try (Company strict = Company.start(other, settings -> settings);
        Browser person = signedInAfterDeclaring(strict);
        AppClient app = AppClient.known(strict, id);
        Web web = new Web()) {
      int asked = host.asked.get();
      assertEquals(400, app.open(person, app.asking("openid").build()).status());
      assertEquals(asked, host.asked.get());
      String path = "/.well-known/oauth-authorization-server/e/prod/human";
      String says = "client_id_metadata_document_supported";
      assertFalse(web.get(strict.ilk() + path).json().path(says).asBoolean());
      assertTrue(web.get(company.ilk() + path).json().path(says).asBoolean());
    }
  }

  private static Browser signedInAfterDeclaring(Company at) throws Exception {
    assertEquals(0, at.declare().code());
    return signedIn(at);
  }

  @Test
  void a_described_app_proves_nothing_by_its_name_alone() throws Exception {
    String id = host.put("/public.json", GOOD);
    try (AppClient app = AppClient.known(company, id)) {
      app.open(alice, app.asking("openid").build());
      AuthorizationCode code = app.allow(alice).toSuccessResponse().getAuthorizationCode();
      app.verifier = new CodeVerifier();
      assertEquals("invalid_grant", app.redeem(code).toErrorResponse().getErrorObject().getCode());
      app.open(alice, app.asking("openid").build());
      assertTrue(
          URI.create(alice.address()).getPath().endsWith("/console/authorize"),
          "anybody on this machine could be it, so the person is asked again");
    }
  }
}
