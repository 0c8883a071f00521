package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.UserResource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A directory provisions Acme's people into a running Ilk. Each test has people of its own. */
class ScimTest extends AgainstScim {
  @Test
  void a_client_that_others_wrote_provisions_changes_and_removes_a_person() throws Exception {
    UserResource made = join("carol.jones");
    assertTrue(made.getId().startsWith("idn_"));
    assertEquals("carol.jones", made.getUserName());
    assertTrue(company.ilk("identity", "show", "human:carol.jones").text().contains("carol"));

    UserResource read = scim.retrieve("Users", made.getId(), UserResource.class);
    assertEquals("Family", read.getName().getFamilyName());
    read.setTitle("Engineer");
    UserResource replaced = scim.replace(read);
    assertEquals("Engineer", replaced.getTitle());

    UserResource patched =
        scim.modifyRequest("Users", made.getId())
            .replaceValue("displayName", "Carol")
            .addValues("emails", new Email().setValue("c@acme.example").setType("home"))
            .invoke(UserResource.class);
    assertEquals("Carol", patched.getDisplayName());
    assertEquals(2, patched.getEmails().size());

    scim.delete(patched);
    assertThrows(
        ResourceNotFoundException.class,
        () -> scim.retrieve("Users", made.getId(), UserResource.class));
  }

  @Test
  void what_was_looked_at_is_changed_only_if_it_is_still_so() throws Exception {
    UserResource made = join("etag");
    UserResource stale = scim.retrieve("Users", made.getId(), UserResource.class);
    scim.modifyRequest("Users", made.getId())
        .replaceValue("title", "One")
        .invoke(UserResource.class);
    assertThrows(
        PreconditionFailedException.class, () -> scim.replaceRequest(stale).ifMatch().invoke());
    assertThrows(
        PreconditionFailedException.class,
        () -> scim.deleteRequest(stale).ifMatch(stale.getMeta().getVersion()).invoke());
    String tag = send("GET", "/Users/" + made.getId(), "").json().at("/meta/version").asText();
    assertEquals(304, send("GET", "/Users/" + made.getId(), "", "If-None-Match", tag).status());
  }

  @Test
  void many_who_change_one_person_at_once_lose_no_change() throws Exception {
    String id = join("race").getId();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String path = "addr" + i;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  patch(
                      "/Users/" + id,
                      "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\""
                          + path
                          + "@acme.example\"}]}");
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(9, scim.retrieve("Users", id, UserResource.class).getEmails().size());
  }

  @Test
  void a_user_name_or_an_address_is_one_persons() throws Exception {
    join("unique");
    assertThrows(ResourceConflictException.class, () -> join("UNIQUE"));
    UserResource same = user("unique.two");
    same.setEmails(List.of(new Email().setValue("UNIQUE@acme.example")));
    assertThrows(ResourceConflictException.class, () -> scim.create("Users", same));
    UserResource plain = new UserResource().setUserName("山田");
    assertTrue(scim.create("Users", plain).getId().startsWith("idn_"));
  }

  @Test
  void people_are_found_by_filters_and_in_order() throws Exception {
    for (String name : List.of("find.a", "find.b", "find.c")) {
      UserResource one = user(name);
      one.setTitle(name.endsWith("b") ? "Beta" : "Alpha");
      scim.create("Users", one);
    }
    assertEquals(List.of("find.b"), found("userName eq \"FIND.B\""));
    assertEquals(
        List.of("find.a", "find.c"), found("userName sw \"find.\" and not (title eq \"beta\")"));
    assertEquals(
        List.of("find.a"), found("emails[type eq \"work\" and value eq \"find.a@acme.example\"]"));
    assertEquals(
        List.of("find.c", "find.b", "find.a"),
        names(
            scim.searchRequest("Users")
                .filter("userName sw \"find.\"")
                .sort("userName", SortOrder.DESCENDING)
                .invoke(UserResource.class)));
    assertEquals(
        List.of("find.b"),
        names(
            scim.searchRequest("Users")
                .filter("title eq \"Beta\" and meta.created gt \"2020-01-01T00:00:00Z\"")
                .invokePost(UserResource.class)));
    UserResource projected =
        scim.searchRequest("Users")
            .filter("userName eq \"find.a\"")
            .attributes("name.familyName")
            .invoke(UserResource.class)
            .getResources()
            .getFirst();
    assertEquals("Family", projected.getName().getFamilyName());
    assertNull(projected.getName().getGivenName());
    assertNull(projected.getUserName());
  }

  private List<String> found(String filter) throws Exception {
    return names(
        scim.searchRequest("Users")
            .filter(filter)
            .sort("userName", SortOrder.ASCENDING)
            .invoke(UserResource.class));
  }

  private static List<String> names(ListResponse<UserResource> list) {
    return list.getResources().stream().map(UserResource::getUserName).toList();
  }

  @Test
  void a_list_is_read_whole_by_cursors() throws Exception {
    for (int i = 0; i < 7; i++) {
      join("cursor." + i);
    }
    List<String> all = new ArrayList<>();
    ListResponse<UserResource> page =
        scim.searchRequest("Users")
            .filter("userName sw \"cursor.\"")
            .firstPageCursorWithCount(3)
            .invoke(UserResource.class);
    all.addAll(names(page));
    while (page.getNextCursor() != null) {
      page =
          scim.searchRequest("Users")
              .filter("userName sw \"cursor.\"")
              .pageWithCursor(page.getNextCursor(), 3)
              .invoke(UserResource.class);
      all.addAll(names(page));
    }
    assertEquals(
        IntStream.range(0, 7).mapToObj(i -> "cursor." + i).collect(Collectors.toSet()),
        new java.util.HashSet<>(all));
    assertEquals(7, all.size());
    assertScimError(400, "invalidCursor", send("GET", "/Users?cursor=AAAA", ""));
  }

  @Test
  void membership_in_a_bound_group_brings_its_team_at_once() throws Exception {
    String id = join("mover").getId();
    GroupResource group = new GroupResource().setDisplayName("Payments people");
    GroupResource made = scim.create("Groups", group);
    Told bound = company.ilk("group", "bind", made.getId(), "--team", "payments");
    assertEquals(0, bound.code(), bound.text());
    assertFalse(teams("mover").contains("payments"));
    scim.modifyRequest("Groups", made.getId())
        .addValues("members", new Member().setValue(id))
        .invoke(GroupResource.class);
    assertTrue(teams("mover").contains("payments"));
    assertEquals(
        id,
        scim.retrieve("Groups", made.getId(), GroupResource.class)
            .getMembers()
            .getFirst()
            .getValue());
    Answer removed =
        patch(
            "/Groups/" + made.getId(),
            "{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"value\":\"" + id + "\"}]}");
    assertEquals(200, removed.status(), removed.text());
    assertFalse(teams("mover").contains("payments"));
    assertEquals(3, company.ilk("group", "bind", made.getId(), "--team", "nobody").code());
  }

  private String teams(String name) {
    return company.ilk("identity", "show", "human:" + name, "--json").text();
  }

  @Test
  void whoever_is_set_inactive_loses_groups_and_gets_none_back() throws Exception {
    String id = join("leaver").getId();
    GroupResource group = new GroupResource().setDisplayName("Leavers' group");
    group.setMembers(new Member().setValue(id));
    String groupId = scim.create("Groups", group).getId();
    assertEquals(0, company.ilk("group", "bind", groupId, "--role", "auditor").code());
    // As Microsoft Entra ID writes it.
    String off = "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}";
    assertEquals(200, patch("/Users/" + id, off).status());
    String shown = teams("leaver");
    assertTrue(shown.contains("revoked"), shown);
    assertFalse(shown.contains("auditor"), shown);
    assertEquals(200, patch("/Users/" + id, off.replace("False", "True")).status());
    assertFalse(teams("leaver").contains("auditor"));
  }

  @Test
  void what_directories_in_use_write_is_understood() throws Exception {
    String path = "/Users/" + join("quirk").getId();
    // Microsoft Entra ID: capitals, dotted names in a value without a path, a schema in a name.
    Answer entra =
        patch(
            path,
            """
            {"op": "Replace", "value": {"name.givenName": "Q", "title": "T",
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "D"}},
            {"op": "Add", "path": "emails[type eq \\"other\\"].value", "value": "q@acme.example"}
            """);
    assertEquals(200, entra.status(), entra.text());
    JsonNode user = entra.json();
    assertEquals("Q", user.at("/name/givenName").asText());
    assertEquals(
        "D",
        user.path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")
            .path("department")
            .asText());
    assertEquals(2, user.path("emails").size());
    // Okta: the whole in a value without a path, with the id.
    Answer okta =
        patch(path, "{\"op\":\"replace\",\"value\":{\"id\":\"x\",\"displayName\":\"O\"}}");
    assertEquals("O", okta.json().path("displayName").asText(), okta.text());
  }

  @Test
  void a_bulk_makes_people_and_their_group_whatever_the_order() throws Exception {
    Answer bulk =
        send(
            "POST",
            "/Bulk",
            """
            {"Operations": [
              {"method": "POST", "path": "/Groups", "bulkId": "g", "data":
                {"displayName": "Bulk", "members": [{"value": "bulkId:u"}]}},
              {"method": "POST", "path": "/Users", "bulkId": "u", "data":
                {"userName": "bulk.one"}},
              {"method": "PATCH", "path": "/Users/bulkId:u", "data":
                {"Operations": [{"op": "add", "path": "title", "value": "B"}]}},
              {"method": "POST", "path": "/Groups", "bulkId": "c1", "data":
                {"displayName": "C", "members": [{"value": "bulkId:c1"}]}}
            ]}
            """);
    assertEquals(200, bulk.status(), bulk.text());
    List<String> statuses = new ArrayList<>();
    bulk.json()
        .path("Operations")
        .forEach(one -> statuses.add(one.path("bulkId").asText() + one.path("status").asText()));
    assertEquals(List.of("u201", "200", "g201", "c1409"), statuses);
    Answer stopped =
        send(
            "POST",
            "/Bulk",
            """
            {"failOnErrors": 1, "Operations": [
              {"method": "POST", "path": "/Users", "bulkId": "a", "data": {"userName": ""}},
              {"method": "POST", "path": "/Users", "bulkId": "b", "data": {"userName": "bulk.b"}}
            ]}
            """);
    assertEquals(1, stopped.json().path("Operations").size());
    assertEquals(
        0,
        send("GET", "/Users?filter=userName%20eq%20%22bulk.b%22", "")
            .json()
            .path("totalResults")
            .asInt());
  }

  @Test
  void a_directory_finds_and_changes_its_own_people_only() throws Exception {
    String id = join("walled").getId();
    String foreign = other.token();
    for (String method : List.of("GET", "DELETE")) {
      assertScimError(404, "", other.send(foreign, method, "/Users/" + id, ""));
    }
    assertScimError(
        404, "", other.send(foreign, "PUT", "/Users/" + id, "{\"userName\":\"stolen\"}"));
    assertEquals(0, other.send(foreign, "GET", "/Users", "").json().path("totalResults").asInt());
    // Nor those whom a file declares.
    assertEquals(
        0,
        send("GET", "/Users?filter=userName%20eq%20%22alice%22", "")
            .json()
            .path("totalResults")
            .asInt());
    Answer stranger =
        other.send(
            foreign,
            "POST",
            "/Groups",
            "{\"displayName\":\"X\",\"members\":[{\"value\":\"" + id + "\"}]}");
    assertScimError(400, "invalidValue", stranger);
  }

  @Test
  void only_a_token_for_this_interface_opens_it_and_it_opens_no_other() throws Exception {
    assertEquals(401, hr.send("secret", "GET", "/Users", "").status());
    assertEquals(401, hr.send(hr.tokenFor(company.ilk()), "GET", "/Users", "").status());
    try (Web web = new Web()) {
      Answer admin = web.get(company.ilk() + "/v1/identities", "Authorization", "Bearer " + token);
      assertEquals(401, admin.status(), admin.text());
    }
  }

  @Test
  void the_interface_describes_itself_to_everyone() throws Exception {
    assertTrue(scim.getServiceProviderConfig().getBulk().isSupported());
    assertEquals(4, scim.getResourceTypes().getTotalResults());
    assertEquals(5, scim.getSchemas().getTotalResults());
    assertScimError(403, "", send("GET", "/Schemas?filter=id%20pr", ""));
    assertScimError(501, "", send("GET", "/Me", ""));
  }
}
