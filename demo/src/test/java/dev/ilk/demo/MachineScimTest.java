package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs software provisions workloads and agents into a running Ilk, on both stores. */
class MachineScimTest {
  private static final String URN = "urn:ilk:params:scim:schemas:core:1.0:";

  @TempDir Path folder;
  private Stored.Place place;
  private Company company;
  private HrDirectory platform;
  private HrDirectory other;
  private ScimService scim;
  private String token;

  private void start(Stored stored) throws Exception {
    place = stored.in(folder);
    company = Company.start(folder, settings -> settings.but().store(place.settings()).build());
    assertEquals(0, company.declare().code());
    platform = HrDirectory.of(company, "platform-sync", "machines:provision");
    other = HrDirectory.of(company, "other-sync", "machines:provision");
    scim = platform.service();
    token = platform.token();
  }

  @AfterEach
  void stop() throws Exception {
    if (company != null) {
      platform.close();
      other.close();
      company.close();
    }
    if (place != null) {
      place.close();
    }
  }

  private static String workload(String name, String more) {
    return """
    {"schemas":["%sWorkload"],"name":"%s","subtype":"service","environment":"prod",
     "owner":{"team":"platform","contact":"olga"},"purpose":"serve"%s}
    """
        .formatted(URN, name, more);
  }

  private static GenericScimResource resource(String json) throws Exception {
    return JsonUtils.getObjectReader().forType(GenericScimResource.class).readValue(json);
  }

  private Answer send(String method, String path, String body, String... headers) throws Exception {
    return platform.send(token, method, path, body, headers);
  }

  private String made(String name, String more) throws Exception {
    Answer answer = send("POST", "/Workloads", workload(name, more));
    assertEquals(201, answer.status(), answer.text());
    return answer.json().path("id").asText();
  }

  private String shown(String subject) {
    return company.ilk("identity", "show", subject).text();
  }

  @ParameterizedTest
  @EnumSource
  void a_client_that_others_wrote_provisions_changes_and_removes_a_workload(Stored stored)
      throws Exception {
    start(stored);
    String rule =
        """
        ,"externalId":"svc-1","scopes":["payments:read"],"trust":[{"name":"made-rule",
        "issuer":"https://issuer.example","audience":"https://ilk.example",
        "condition":"claims['kubernetes.io'].serviceaccount.uid == '11111111-2222-4333-8444-555555555555'"}]
        """;
    GenericScimResource made = scim.create("Workloads", resource(workload("prod-made", rule)));
    assertTrue(made.getId().startsWith("idn_"));
    assertEquals("svc-1", made.getExternalId());
    assertEquals("active", made.getStringValue("status"));
    assertTrue(shown("workload:prod-made").contains("https://issuer.example"));

    made.replaceValue("purpose", "serve others");
    GenericScimResource replaced = scim.replace(made);
    assertEquals("serve others", replaced.getStringValue("purpose"));
    assertThrows(
        PreconditionFailedException.class, () -> scim.replaceRequest(made).ifMatch().invoke());

    GenericScimResource patched =
        scim.modifyRequest("Workloads", made.getId())
            .replaceValue("owner.contact", "alice")
            .removeValues("trust")
            .invoke(GenericScimResource.class);
    assertEquals("alice", patched.getStringValue("owner.contact"));
    assertFalse(shown("workload:prod-made").contains("https://issuer.example"));

    scim.delete(patched);
    assertThrows(
        ResourceNotFoundException.class,
        () -> scim.retrieve("Workloads", made.getId(), GenericScimResource.class));
    assertTrue(shown("workload:prod-made").contains("revoked"), shown("workload:prod-made"));
    Told undone = company.ilk("decommission", "workload:prod-made", "--undo", "--reason", "wanted");
    assertEquals(0, undone.code(), undone.toString());
    assertEquals(
        "serve others",
        scim.retrieve("Workloads", made.getId(), GenericScimResource.class)
            .getStringValue("purpose"));
    assertThrows(
        ResourceConflictException.class,
        () -> scim.create("Workloads", resource(workload("prod-made", ""))));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_suspended_comes_back_unless_somebody_else_revoked_it(Stored stored)
      throws Exception {
    start(stored);
    String id = made("prod-paused", "");
    String off = "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"active\":false}}]}";
    String on = off.replace("false", "true");
    assertEquals("revoked", send("PATCH", "/Workloads/" + id, off).json().path("status").asText());
    assertTrue(shown("workload:prod-paused").contains("revoked"));
    String tag = send("GET", "/Workloads/" + id, "").json().at("/meta/version").asText();
    assertEquals(tag, send("PATCH", "/Workloads/" + id, off).json().at("/meta/version").asText());
    assertEquals("active", send("PATCH", "/Workloads/" + id, on).json().path("status").asText());
    Told revoked = company.ilk("revoke", "workload:prod-paused", "--reason", "leaked");
    assertEquals(0, revoked.code(), revoked.toString());
    assertEquals(409, send("PATCH", "/Workloads/" + id, on).status());
    assertEquals(200, send("PATCH", "/Workloads/" + id, off).status());
    assertEquals(409, send("PATCH", "/Workloads/" + id, on).status());
    assertEquals(204, send("DELETE", "/Workloads/" + id, "").status());
    assertTrue(shown("workload:prod-paused").contains("ended"));
    assertEquals(404, send("GET", "/Workloads/" + id, "").status());
  }

  @ParameterizedTest
  @EnumSource
  void each_provisioner_finds_its_own_by_any_attribute_page_by_page(Stored stored)
      throws Exception {
    start(stored);
    for (String letter : List.of("c", "a", "b")) {
      made(
          "prod-list-" + letter,
          ",\"sensitivity\":\"" + (letter.equals("b") ? "low" : "high") + "\"");
    }
    String agent =
        workload("prod-listed", "")
            .replace("\"subtype\":\"service\"", "\"model\":\"m1\"")
            .replace("Workload", "Agent");
    assertEquals(201, send("POST", "/Agents", agent).status());
    assertEquals("prod-listed", names("/Agents?filter=model%20eq%20%22M1%22"));
    assertEquals("prod-list-b", names("/Workloads?filter=sensitivity%20eq%20%22low%22"));
    String owner = "owner.team%20eq%20%22platform%22%20and%20not%20(name%20ew%20%22-a%22)";
    assertEquals(
        "prod-list-c,prod-list-b",
        names("/Workloads?sortBy=name&sortOrder=descending&filter=" + owner));
    assertEquals("prod-list-b", names("/Workloads?sortBy=name&startIndex=2&count=1"));
    Answer first = send("GET", "/Workloads?sortBy=name&count=2&cursor=", "");
    String next = first.json().path("nextCursor").asText();
    assertEquals(3, first.json().path("totalResults").asInt());
    assertEquals("prod-list-c", names("/Workloads?sortBy=name&count=2&cursor=" + next));
    assertEquals(0, other(first.json().at("/Resources/0/id").asText()));
    for (String wrong : List.of("filter=name%20eq", "filter=" + "(".repeat(60), "sortBy=%5B")) {
      assertEquals(400, send("GET", "/Workloads?" + wrong, "").status(), wrong);
    }
  }

  private String names(String path) throws Exception {
    return String.join(",", send("GET", path, "").json().findValuesAsText("name"));
  }

  /** How many another provisioner sees; one of ours is none of them. */
  private int other(String id) throws Exception {
    String token = other.token();
    assertEquals(404, other.send(token, "GET", "/Workloads/" + id, "").status());
    assertEquals(404, other.send(token, "DELETE", "/Workloads/" + id, "").status());
    assertEquals(404, other.send(token, "PUT", "/Workloads/" + id, workload("x", "")).status());
    return other.send(token, "GET", "/Workloads", "").json().path("totalResults").asInt();
  }

  @ParameterizedTest
  @ValueSource(strings = "SQLITE")
  void a_provisioner_is_held_to_less_than_a_file(Stored stored) throws Exception {
    start(stored);
    String rule =
        ",\"trust\":[{\"issuer\":\"https://token.actions.githubusercontent.com\",\"audience\":\"a\",%s}]";
    for (String more :
        List.of(
            ",\"scopes\":[\"people:provision\"]",
            ",\"scopes\":[\"machines:provision\",\"a:b\"]",
            ",\"credentialLifetime\":\"1d\"",
            ",\"expires\":\"800d\"",
            ",\"owner\":{\"team\":\"nobodys\",\"contact\":\"olga\"}",
            ",\"owner\":\"x\"",
            ",\"subtype\":7",
            ",\"active\":\"perhaps\"",
            ",\"externalId\":{}",
            ",\"tenant\":\"umbrella\"",
            rule.formatted("\"condition\":\"true\""),
            rule.formatted(
                "\"condition\":\"claims.repository_id =="
                    + " '1'\",\"accepts\":[\"any_branch\"],\"accepts_because\":\"x\""),
            rule.formatted("\"condition\":\"claims.(\""),
            rule.formatted("\"condition\":\"claims.sub == 'a'\",\"more\":1"))) {
      Answer answer = send("POST", "/Workloads", merged("prod-refused", more));
      assertTrue(answer.status() == 400 || answer.status() == 409, more + answer.text());
      assertFalse(answer.json().path("detail").asText().isEmpty());
    }
    for (String name : List.of("staging-x", "prod-\\u0000", "x", "prod-payments-deployer", "")) {
      int status = send("POST", "/Workloads", workload(name, "")).status();
      assertTrue(status == 400 || status == 409, name + status);
    }
    String ignored =
        ",\"names\":[\"a.acme.example\"],\"processes\":[{}],\"last_review\":\"2026-01-01\"";
    String id = made("prod-kept", ignored);
    assertEquals(400, send("PUT", "/Workloads/" + id, workload("prod-renamed", "")).status());
    assertThrows(
        BadRequestException.class,
        () ->
            scim.modifyRequest("Workloads", id)
                .replaceValue("id", "x")
                .invoke(GenericScimResource.class));
    for (String body : List.of("", "[]", "{", "{\"name\":{\"a\":[[[[[[[[[[[[[1]]]]]]]]]]]]]}}")) {
      Answer answer = send("POST", "/Workloads", body);
      assertEquals(400, answer.status(), body + answer.text());
    }
    assertEquals(403, asPeople(workload("prod-other", "")).status());
    assertEquals(200, send("GET", "/Schemas/" + URN + "Workload", "").status());
    assertTrue(send("GET", "/ResourceTypes", "").text().contains("/Agents"));
  }

  private static String merged(String name, String more) throws Exception {
    var body = (ObjectNode) JsonUtils.getObjectReader().readTree(workload(name, ""));
    body.setAll((ObjectNode) JsonUtils.getObjectReader().readTree("{" + more.substring(1) + "}"));
    return body.toString();
  }

  private Answer asPeople(String body) throws Exception {
    try (HrDirectory people = HrDirectory.of(company, "hr")) {
      return people.send(people.token(), "POST", "/Workloads", body);
    }
  }
}
