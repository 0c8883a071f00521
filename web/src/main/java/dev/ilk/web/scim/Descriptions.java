package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.web.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the interface says of itself (RFC 7644, section 4; RFC 7643, sections 5 to 7). */
final class Descriptions {
  private final ObjectNode configuration;
  private final List<ObjectNode> types;
  private final List<ObjectNode> schemas;

  Descriptions(String base) {
    this.configuration = located((ObjectNode) own("service-provider-config.json"), base);
    this.types = all(own("resource-types.json"), base);
    this.schemas = all(own("schemas.json"), base);
  }

  private static JsonNode own(String name) {
    try (InputStream in = Descriptions.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in the build");
      }
      return Json.own(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ObjectNode> all(JsonNode list, String base) {
    List<ObjectNode> all = new ArrayList<>();
    list.forEach(one -> all.add(located((ObjectNode) one, base)));
    return all;
  }

  private static ObjectNode located(ObjectNode description, String base) {
    ObjectNode meta = (ObjectNode) description.get("meta");
    meta.put("location", base + meta.get("location").asText());
    return description;
  }

  Answer configuration() {
    return Answer.of(200, configuration.deepCopy());
  }

  Answer types(Optional<String> name) {
    return of(types, name);
  }

  Answer schemas(Optional<String> name) {
    return of(schemas, name);
  }

  private static Answer of(List<ObjectNode> all, Optional<String> name) {
    if (name.isPresent()) {
      return all.stream()
          .filter(one -> one.get("id").asText().equalsIgnoreCase(name.get()))
          .findFirst()
          .map(one -> Answer.of(200, one.deepCopy()))
          .orElseGet(() -> Answer.error(404, Optional.empty(), "there is no such description"));
    }
    ObjectNode list = Json.object();
    list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
    list.put("totalResults", all.size()).put("startIndex", 1).put("itemsPerPage", all.size());
    ArrayNode resources = list.putArray("Resources");
    all.forEach(one -> resources.add(one.deepCopy()));
    return Answer.of(200, list);
  }
}
