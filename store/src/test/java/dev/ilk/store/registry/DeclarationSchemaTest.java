package dev.ilk.store.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.ilk.gate.declared.Shape;
import dev.ilk.gate.declared.Sort;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.Texts;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The schema for editors says of a file what the parser does: the same sections and keys. */
class DeclarationSchemaTest {
  private static final Path ROOT = Path.of(System.getProperty("ilk.root"));
  private static final Pattern KNOWN = Pattern.compile("no known key \\(.* has (`.*`)\\)");
  private static final String NONE = "zzzzzzzzzzzzzzzz";

  @RegisterExtension final FreshDatabase database = new FreshDatabase(TestDatabase.Kind.SQLITE);

  private static JsonNode schema() throws IOException {
    return new ObjectMapper()
        .readTree(Files.readString(ROOT.resolve("docs/declaration.schema.json")));
  }

  private static Set<String> wrong(String yaml) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema());
    return schema.validate(new YAMLMapper().readTree(yaml)).stream()
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  @Test
  void every_example_is_as_the_schema_says() throws IOException {
    Path demo = ROOT.resolve("demo/src/main/resources/dev/ilk/demo/company.yaml");
    for (String example :
        List.of(
            Texts.of("acme.yaml"),
            Texts.of("everything.yaml"),
            Company.everything(),
            Files.readString(demo))) {
      assertEquals(Set.of(), wrong(example));
    }
  }

  @Test
  void what_is_misspelt_left_out_or_of_the_wrong_sort_is_not() throws IOException {
    for (String text :
        List.of(
            "webhook: []",
            "webhooks: [{name: audit}]",
            "webhooks: [{name: audit, uri: x, url: y}]",
            "sources: [{name: ab, connector: csv, settings: x}]",
            "humans: {name: alice}",
            "workloads: [{name: prod-a, subtype: daemon}]")) {
      assertFalse(wrong(text).isEmpty(), text);
    }
  }

  @Test
  void every_entry_has_the_keys_that_the_parser_knows() throws IOException, StoreUnavailable {
    JsonNode schema = schema();
    try (Company company = new Company(database.node())) {
      assertEquals(known(company, NONE + ": 1"), keys(schema));
      for (Map.Entry<String, JsonNode> one : schema.path("properties").properties()) {
        JsonNode entry = entry(one.getValue());
        if (!entry.isMissingNode()) {
          String text = "%s: [{%s: 1}]".formatted(one.getKey(), NONE);
          assertEquals(known(company, text), keys(entry), one.getKey());
        }
      }
      JsonNode workload = entry(schema.path("properties").path("workloads"));
      Map<String, JsonNode> inner =
          Map.of(
              "owner: {%s: 1}", property(workload, "owner"),
              "client: {%s: 1}", property(workload, "client"),
              "attested: {%s: 1}", property(workload, "attested"),
              "attested: {provenance: {%s: 1}}",
                  property(property(workload, "attested"), "provenance"),
              "processes: [{%s: 1}]", property(workload, "processes").path("items"),
              "trust: [{%s: 1}]", schema.path("$defs").path("trust"));
      for (Map.Entry<String, JsonNode> one : inner.entrySet()) {
        String text = "workloads: [{" + one.getKey().formatted(NONE) + "}]";
        assertEquals(known(company, text), keys(one.getValue()), text);
      }
    }
  }

  @Test
  void what_must_be_there_and_what_keys_say_is_what_the_rooms_say() throws IOException {
    try (Company company = new Company(database.node())) {
      for (Sort sort : company.sorts) {
        JsonNode entry = entry(schema().path("properties").path(sort.shape().section()));
        Set<String> required = new TreeSet<>();
        entry.path("required").forEach(key -> required.add(key.asText()));
        for (Shape.Key key : sort.shape().keys()) {
          assertEquals(key.need() != Shape.Need.OPTIONAL, required.contains(key.name()));
          JsonNode said = property(entry, key.name());
          assertEquals(key.about(), said.path("description").asText());
          assertEquals(
              switch (key.form()) {
                case TEXT -> "#/$defs/text";
                case TEXTS -> "#/$defs/texts";
                case PAIRS -> "#/$defs/pairs";
                case FLAG -> "";
              },
              said.path("$ref").asText());
        }
      }
    }
  }

  /** What an entry of a section looks like, as a mapping. */
  private static JsonNode entry(JsonNode section) {
    JsonNode items = section.path("oneOf").path(1).path("items");
    return items.has("oneOf") ? items.path("oneOf").path(1) : items;
  }

  private static JsonNode property(JsonNode entry, String name) {
    return entry.path("properties").path(name);
  }

  private static Set<String> keys(JsonNode entry) {
    Set<String> keys = new TreeSet<>();
    entry.path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** The keys that the parser tells whoever gives one that is none. */
  private static Set<String> known(Company company, String text) throws StoreUnavailable {
    Matcher told = KNOWN.matcher(company.refusal(text));
    assertTrue(told.find(), text);
    return new TreeSet<>(List.of(told.group(1).replace("`", "").split(", ")));
  }
}
