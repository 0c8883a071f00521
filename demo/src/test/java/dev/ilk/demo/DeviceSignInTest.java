package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People sign in on something without a browser (RFC 8628): a library's client, and our own. */
class DeviceSignInTest {
  private Company company;
  private Browser alice;
  private AppClient app;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder.resolve("ilk"), settings -> settings);
    assertEquals(0, company.declare().code());
    alice = new Browser();
    alice.open(company.ilk() + "/console/login/start/corp?return_to=/console");
    alice.submit("", Map.of("user", "alice"));
    app = AppClient.of(company);
  }

  @AfterEach
  void stop() {
    System.clearProperty("ilk.login");
    app.close();
    alice.close();
    company.close();
  }

  private DeviceAuthorizationSuccessResponse begin() throws Exception {
    URI endpoint = URI.create(company.ilk() + "/e/prod/human/device_authorization");
    DeviceAuthorizationRequest request =
        new DeviceAuthorizationRequest.Builder(app.id)
            .endpointURI(endpoint)
            .scope(new Scope("openid", "email"))
            .build();
    return DeviceAuthorizationResponse.parse(request.toHTTPRequest().send()).toSuccessResponse();
  }

  private String poll(DeviceAuthorizationSuccessResponse device) throws Exception {
    var response = app.send(new DeviceCodeGrant(device.getDeviceCode()));
    return response.indicatesSuccess()
        ? "granted"
        : response.toErrorResponse().getErrorObject().getCode();
  }

  private Answer enter(String code) throws Exception {
    alice.open(company.ilk() + "/console/device");
    return alice.submit("/console/device", Map.of("user_code", code));
  }

  @Test
  void a_device_waits_is_told_to_slow_down_and_gets_what_the_person_allows() throws Exception {
    DeviceAuthorizationSuccessResponse device = begin();
    assertEquals("authorization_pending", poll(device));
    assertEquals("slow_down", poll(device));
    Answer consent = enter(device.getUserCode().getValue().toLowerCase(java.util.Locale.ROOT));
    assertTrue(consent.text().contains("Ledger"), consent.text());
    assertTrue(consent.text().contains("127.0.0.1"), "from where it asks");
    alice.submit("/console/authorize", Map.of("answer", "allow"));
    assertEquals("granted", poll(device));
    assertEquals("invalid_grant", poll(device), "once");
  }

  @Test
  void a_device_is_told_that_the_person_said_no() throws Exception {
    DeviceAuthorizationSuccessResponse device = begin();
    enter(device.getUserCode().getValue());
    alice.submit("/console/authorize", Map.of("answer", "deny"));
    assertEquals("access_denied", poll(device));
  }

  @Test
  void user_codes_cannot_be_tried_out() throws Exception {
    DeviceAuthorizationSuccessResponse device = begin();
    for (int i = 0; i < 20; i++) {
      assertEquals(404, enter("BCDF-GHJK").status());
    }
    assertEquals(403, enter("BCDF-GHJK").status());
    assertEquals(403, enter(device.getUserCode().getValue()).status(), "nor the right one now");
  }

  @Test
  void the_command_line_signs_in_acts_and_signs_out(@TempDir Path home) throws Exception {
    Path file = home.resolve("ilk/login.json");
    System.setProperty("ilk.login", file.toString());
    Cli login = Cli.begin("login", "--server", company.ilk());
    Matcher code = login.says(Pattern.compile("code {2}([A-Z]{4}-[A-Z]{4})"));
    enter(code.group(1));
    alice.submit("/console/authorize", Map.of("answer", "allow"));
    assertEquals(0, login.code(), login.text());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));

    Told who = Cli.run("whoami", "--server", company.ilk());
    assertTrue(who.text().contains("human:alice"), who.text());
    assertTrue(
        Cli.run("grant", "ls", "--server", company.ilk()).text().contains("ilk, the command"));
    String stolen = Files.readString(file);
    assertEquals(0, Cli.run("logout").code());
    assertFalse(Files.exists(file));
    Files.writeString(file, stolen);
    assertEquals(3, Cli.run("whoami", "--server", company.ilk()).code(), "nothing is left of it");
  }
}
