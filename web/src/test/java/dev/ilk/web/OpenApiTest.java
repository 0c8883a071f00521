package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.oauth.OAuthDoorway;
import dev.ilk.web.oauth.Publications;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private final JsonNode document;

  OpenApiTest() throws Exception {
    try (var in = dev.ilk.web.openapi.Doors.class.getResourceAsStream("openapi.json")) {
      document = new ObjectMapper().readTree(in);
    }
  }

  private void operations(BiConsumer<String, JsonNode> each) {
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    each.accept(
                        operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                        operation.getValue())));
  }

  @Test
  void every_door_is_described_and_everything_described_is_a_door() throws Exception {
    RecordedRoutes recorded = new RecordedRoutes();
    try (TestIlk ilk = new TestIlk()) {
      Doorway doorway =
          new Doorway(ilk.gate, (request, now) -> Optional.empty(), ilk.ids, ilk.clock);
      Publications none =
          (Publications)
              Proxy.newProxyInstance(
                  Publications.class.getClassLoader(),
                  new Class<?>[] {Publications.class},
                  (self, method, arguments) -> Optional.empty());
      dev.ilk.web.oauth.Doors.open(
          recorded.routing(),
          new OAuthDoorway(
              doorway,
              TestIlk.ISSUERS,
              TestIlk.ADDRESSES,
              ilk.workloads,
              ilk.agents,
              ilk.possession,
              none,
              People.doorway(ilk, People.NO_SESSIONS)));
      dev.ilk.web.access.Doors.open(recorded.routing(), doorway, "", ilk.denials);
      dev.ilk.web.admin.Doors.open(recorded.routing(), doorway);
      dev.ilk.web.deployment.Doors.open(recorded.routing(), doorway);
      dev.ilk.web.deployment.Doors.open(
          recorded.routing(), doorway, TestIlk.ADDRESSES, ilk.workloads);
      dev.ilk.web.health.Doors.open(recorded.routing(), Map.of());
      dev.ilk.web.log.Doors.open(recorded.routing(), Optional::empty, List::of);
      dev.ilk.web.openapi.Doors.open(recorded.routing());
      dev.ilk.web.scim.Doors.open(recorded.routing(), doorway, "https://ilk.acme.example");
      dev.ilk.web.sealed.Doors.open(recorded.routing(), doorway, ilk.sealed);
      dev.ilk.web.spiffe.Doors.open(
          recorded.routing(), doorway, TestIlk.ADDRESSES, ilk.workloads, at -> Optional.empty());
      dev.ilk.web.acme.Doors.open(recorded.routing(), ilk.acme.doorway(doorway));
    }
    SortedSet<String> described = new TreeSet<>();
    operations((name, operation) -> described.add(name));
    assertEquals(recorded.routes, described);
  }

  @Test
  void every_operation_has_a_name_of_its_own_a_known_tag_and_answers() {
    Set<String> names = new HashSet<>();
    Set<String> tags = new HashSet<>();
    document.get("tags").forEach(tag -> tags.add(tag.get("name").asText()));
    operations((name, operation) -> {
      assertTrue(names.add(operation.get("operationId").asText()), name);
      assertTrue(tags.contains(operation.get("tags").get(0).asText()), name);
      assertFalse(operation.get("summary").asText().isBlank(), name);
      assertTrue(
          operation.get("responses").properties().stream()
              .anyMatch(answer -> answer.getKey().startsWith("2") || answer.getKey().equals("303")),
          name);
    });
  }

  @Test
  void every_reference_leads_somewhere() {
    document
        .findValues("$ref")
        .forEach(reference -> {
          String pointer = reference.asText().substring(1);
          assertFalse(document.at(pointer).isMissingNode(), pointer);
        });
  }

  @Test
  void every_parameter_of_a_path_is_described() {
    operations((name, operation) -> {
      Set<String> described = new TreeSet<>();
      operation
          .path("parameters")
          .forEach(parameter -> {
            JsonNode one =
                parameter.has("$ref")
                    ? document.at(parameter.get("$ref").asText().substring(1))
                    : parameter;
            if (one.get("in").asText().equals("path")) {
              described.add(one.get("name").asText());
            }
          });
      Set<String> inPath = new TreeSet<>();
      java.util.regex.Pattern.compile("\\{([a-z]+)}")
          .matcher(name)
          .results()
          .forEach(found -> inPath.add(found.group(1)));
      assertEquals(inPath, described, name);
    });
  }

  @Test
  void it_is_served_to_everyone() throws Exception {
    try (Network network = new Network()) {
      Network.Answer answer = network.get("/openapi.json");
      assertEquals(200, answer.status());
      assertEquals(document, new ObjectMapper().readTree(answer.response().body()));
    }
  }
}
