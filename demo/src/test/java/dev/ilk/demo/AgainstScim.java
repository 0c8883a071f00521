package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is tested against the interface of a running Ilk, by a directory of Acme's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AgainstScim {
  Company company;
  HrDirectory hr;
  HrDirectory other;
  ScimService scim;
  String token;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder, settings -> settings);
    assertEquals(0, company.declare().code());
    hr = HrDirectory.of(company, "hr");
    other = HrDirectory.of(company, "subsidiary");
    scim = hr.service();
    token = hr.token();
  }

  @AfterAll
  void stop() {
    hr.close();
    other.close();
    company.close();
  }

  static UserResource user(String userName) {
    UserResource user = new UserResource();
    user.setUserName(userName);
    user.setDisplayName("Shown " + userName);
    user.setName(new Name().setGivenName("Given").setFamilyName("Family"));
    user.setEmails(
        List.of(new Email().setValue(userName + "@acme.example").setType("work").setPrimary(true)));
    user.setActive(true);
    return user;
  }

  UserResource join(String userName) throws Exception {
    return scim.create("Users", user(userName));
  }

  Answer send(String method, String path, String body, String... headers) throws Exception {
    return hr.send(token, method, path, body, headers);
  }

  Answer patch(String path, String operations) throws Exception {
    return send("PATCH", path, "{\"Operations\": [" + operations + "]}");
  }

  static void assertScimError(int status, String type, Answer answer) {
    assertEquals(status, answer.status(), answer.text());
    assertEquals(Integer.toString(status), answer.json().path("status").asText());
    assertEquals(type, answer.json().path("scimType").asText());
    assertFalse(answer.json().path("detail").asText().isEmpty());
  }
}
